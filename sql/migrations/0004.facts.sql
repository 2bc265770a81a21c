-- Facts. Every extracted fact carries its evidence, and the database proves it.
-- depends: 0003.dimensions

CREATE TABLE warehouse.fact_article (
    article_id uuid PRIMARY KEY,
    portal_id uuid NOT NULL REFERENCES warehouse.dim_portal,
    page_identity text NOT NULL,
    url text NOT NULL,
    current_revision_id uuid NOT NULL,
    story_id uuid REFERENCES warehouse.dim_story,
    title text NOT NULL CHECK (title <> ''),
    title_search text NOT NULL,
    published_at timestamptz,
    published_on date,
    published_basis text NOT NULL CHECK (
        published_basis IN ('stated', 'metadata', 'feed', 'url', 'inferred', 'absent')
    ),
    published_precision text CHECK (
        published_precision IN ('second', 'minute', 'day', 'month', 'year')
    ),
    published_quote text,
    is_published_conflicting boolean NOT NULL,
    byline text,
    authors text[] NOT NULL,
    unit text,
    place_id uuid REFERENCES warehouse.dim_place,
    first_seen_on date NOT NULL,
    is_gone boolean NOT NULL DEFAULT FALSE,
    gone_on date,
    gone_reason text,
    UNIQUE (portal_id, page_identity),
    CHECK ((published_on IS NULL) = (published_basis = 'absent')),
    CHECK (is_gone = (gone_on IS NOT NULL))
);

CREATE INDEX fact_article_url ON warehouse.fact_article (url);
CREATE INDEX fact_article_published ON warehouse.fact_article (portal_id, published_on);
CREATE INDEX fact_article_first_seen ON warehouse.fact_article (portal_id, first_seen_on);
CREATE INDEX fact_article_gone_on ON warehouse.fact_article (portal_id, gone_on);
CREATE INDEX fact_article_story ON warehouse.fact_article (story_id);
CREATE INDEX fact_article_current ON warehouse.fact_article (current_revision_id);
CREATE INDEX fact_article_gone ON warehouse.fact_article (article_id) WHERE is_gone;

CREATE TABLE warehouse.fact_article_revision (
    revision_id uuid PRIMARY KEY,
    article_id uuid NOT NULL REFERENCES warehouse.fact_article DEFERRABLE INITIALLY DEFERRED,
    revision_ordinal smallint NOT NULL CHECK (revision_ordinal > 0),
    content_digest text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    text_search text NOT NULL,
    byline text,
    captions text[] NOT NULL,
    tables jsonb NOT NULL,
    attachments jsonb NOT NULL,
    changes jsonb NOT NULL,
    capture_id uuid NOT NULL REFERENCES archive.capture,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    layout text NOT NULL,
    encoding text NOT NULL,
    extractor_version text NOT NULL,
    UNIQUE (article_id, revision_ordinal),
    CHECK (valid_to IS NULL OR valid_from < valid_to)
);

CREATE INDEX fact_article_revision_capture ON warehouse.fact_article_revision (capture_id);
CREATE INDEX fact_article_revision_digest ON warehouse.fact_article_revision (content_digest);

CREATE UNIQUE INDEX fact_article_revision_current
ON warehouse.fact_article_revision (article_id) WHERE valid_to IS NULL;

ALTER TABLE warehouse.fact_article
ADD CONSTRAINT fact_article_current_revision FOREIGN KEY (current_revision_id)
REFERENCES warehouse.fact_article_revision DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE warehouse.dim_story
ADD CONSTRAINT dim_story_canonical_article FOREIGN KEY (canonical_article_id)
REFERENCES warehouse.fact_article DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE warehouse.fact_quantity (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    value numeric NOT NULL,
    value_high numeric,
    unit text NOT NULL,
    unit_printed text NOT NULL,
    modifier text,
    nature text NOT NULL CHECK (nature IN ('result', 'target', 'total', 'other')),
    measure text,
    subject text,
    numerator bigint,
    denominator bigint,
    period_label text,
    period_start_on date,
    period_end_on date,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start)
);

CREATE TABLE warehouse.fact_document_citation (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    document_id uuid NOT NULL REFERENCES warehouse.dim_document,
    issuer_name text,
    issued_on date,
    subject text,
    is_in_banner boolean NOT NULL,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start)
);

CREATE TABLE warehouse.fact_person_mention (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    person_id uuid NOT NULL REFERENCES warehouse.dim_person,
    titles text[] NOT NULL,
    role text,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start)
);

CREATE TABLE warehouse.fact_organisation_mention (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES warehouse.dim_organisation,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start)
);

CREATE TABLE warehouse.fact_place_mention (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    place_name text NOT NULL,
    place_level text NOT NULL,
    place_id uuid REFERENCES warehouse.dim_place,
    PRIMARY KEY (revision_id, source_field, span_start, span_end),
    CHECK (span_end > span_start)
);

CREATE TABLE warehouse.fact_event (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    ordinal smallint NOT NULL CHECK (ordinal > 0),
    source_field text NOT NULL,
    span_start integer NOT NULL CHECK (span_start >= 0),
    span_end integer NOT NULL,
    quote text NOT NULL,
    rule text NOT NULL,
    extractor_version text NOT NULL,
    event_kind text NOT NULL,
    name text NOT NULL,
    event_date text,
    begins_on date,
    ends_on date,
    place_name text,
    organiser_name text,
    organiser_organisation_id uuid REFERENCES warehouse.dim_organisation,
    chair_name text,
    chair_person_id uuid REFERENCES warehouse.dim_person,
    PRIMARY KEY (revision_id, ordinal),
    CHECK (span_end > span_start),
    CHECK (ends_on IS NULL OR begins_on <= ends_on)
);

CREATE TABLE warehouse.fact_topic_mention (
    revision_id uuid NOT NULL REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    topic_id uuid NOT NULL REFERENCES warehouse.dim_topic,
    PRIMARY KEY (revision_id, topic_id)
);

CREATE TABLE warehouse.fact_view_count (
    article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    observed_at timestamptz NOT NULL,
    news_day date NOT NULL,
    view_count integer NOT NULL CHECK (view_count >= 0),
    capture_id uuid NOT NULL REFERENCES archive.capture,
    PRIMARY KEY (article_id, observed_at)
);

CREATE INDEX fact_document_citation_document ON warehouse.fact_document_citation (document_id);
CREATE INDEX fact_person_mention_person ON warehouse.fact_person_mention (person_id);
CREATE INDEX fact_organisation_mention_organisation
ON warehouse.fact_organisation_mention (organisation_id);

CREATE TABLE warehouse.fact_portal_day (
    portal_id uuid NOT NULL REFERENCES warehouse.dim_portal,
    date_on date NOT NULL REFERENCES warehouse.dim_date,
    coverage text NOT NULL CHECK (
        coverage IN ('complete', 'partial', 'source_down', 'blocked', 'none_expected')
    ),
    addresses_seen integer NOT NULL,
    articles_new integer NOT NULL,
    articles_revised integer NOT NULL,
    articles_gone integer NOT NULL,
    articles_published integer NOT NULL,
    pages_quarantined integer NOT NULL,
    pages_failed integer NOT NULL,
    PRIMARY KEY (portal_id, date_on)
);
