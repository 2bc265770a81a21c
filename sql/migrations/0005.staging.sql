-- One build's readings and facts on their way into the warehouse, what was refused,
-- and the checks' results.
-- depends: 0004.facts

CREATE TABLE staging.reading (
    build_id text NOT NULL,
    capture_id uuid NOT NULL REFERENCES archive.capture,
    run_id text NOT NULL REFERENCES crawl.run,
    news_day date NOT NULL,
    portal_code text NOT NULL,
    url text NOT NULL,
    fetched_at timestamptz NOT NULL,
    fate text,
    target_url text,
    reason text,
    layout text,
    encoding text,
    canonical_url text,
    page_identity text,
    article_id uuid,
    content_digest text,
    revision_id uuid,
    revision_ordinal smallint,
    changes jsonb NOT NULL DEFAULT '[]',
    title text,
    title_search text,
    published_at timestamptz,
    published_on date,
    published_basis text,
    published_precision text,
    published_quote text,
    is_published_conflicting boolean,
    byline text,
    authors text[],
    unit text,
    text text,
    text_search text,
    captions text[],
    tables jsonb,
    attachments jsonb,
    view_count integer,
    place_id uuid,
    topic_codes text[],
    extractor_version text,
    PRIMARY KEY (build_id, capture_id)
);

CREATE TABLE staging.quantity (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    value numeric,
    value_high numeric,
    unit text,
    unit_printed text,
    modifier text,
    nature text,
    measure text,
    subject text,
    numerator bigint,
    denominator bigint,
    period_label text,
    period_start_on date,
    period_end_on date
);

CREATE TABLE staging.document_citation (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    document_id uuid NOT NULL,
    kind text,
    number_symbol text,
    issuer_name text,
    issuer_name_search text,
    issuer_organisation_id uuid,
    issued_on date,
    subject text,
    is_in_banner boolean
);

CREATE TABLE staging.person_mention (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    person_id uuid NOT NULL,
    name text,
    name_search text,
    province_name text,
    titles text[],
    role text
);

CREATE TABLE staging.organisation_mention (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    organisation_id uuid NOT NULL,
    name text,
    name_search text,
    organisation_type text
);

CREATE TABLE staging.place_mention (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    place_name text,
    place_level text,
    place_id uuid
);

CREATE TABLE staging.event (
    build_id text NOT NULL,
    capture_id uuid NOT NULL,
    ordinal smallint NOT NULL,
    source_field text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    event_kind text,
    name text,
    event_date text,
    begins_on date,
    ends_on date,
    place_name text,
    organiser_name text,
    organiser_name_search text,
    organiser_organisation_id uuid,
    chair_name text,
    chair_person_id uuid
);

CREATE INDEX quantity_capture ON staging.quantity (build_id, capture_id);
CREATE INDEX document_citation_capture ON staging.document_citation (build_id, capture_id);
CREATE INDEX person_mention_capture ON staging.person_mention (build_id, capture_id);
CREATE INDEX organisation_mention_capture ON staging.organisation_mention (build_id, capture_id);
CREATE INDEX place_mention_capture ON staging.place_mention (build_id, capture_id);
CREATE INDEX event_capture ON staging.event (build_id, capture_id);

CREATE TABLE quarantine.refused_row (
    build_id text NOT NULL,
    table_name text NOT NULL,
    row_key text NOT NULL,
    expectation text NOT NULL,
    reason text NOT NULL,
    portal_code text,
    url text,
    capture_id uuid REFERENCES archive.capture,
    refused jsonb NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now(),
    released_at timestamptz,
    PRIMARY KEY (build_id, table_name, row_key, expectation)
);

CREATE TABLE quarantine.refused_capture (
    capture_id uuid PRIMARY KEY REFERENCES archive.capture,
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    url text NOT NULL,
    fate text NOT NULL,
    reason text NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now(),
    released_at timestamptz
);

CREATE TABLE quality.check_result (
    build_id text NOT NULL,
    suite text NOT NULL,
    table_name text NOT NULL,
    expectation text NOT NULL,
    column_name text NOT NULL DEFAULT '',
    severity text NOT NULL CHECK (severity IN ('fail', 'warn')),
    is_met boolean NOT NULL,
    element_count bigint,
    unexpected_count bigint,
    observed_value text,
    sample jsonb NOT NULL DEFAULT '[]',
    checked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (build_id, suite, table_name, expectation, column_name)
);
