-- Dimensions: who publishes, where, when, and what articles speak of.
-- depends: 0002.crawl

CREATE TABLE warehouse.dim_date (
    date_on date PRIMARY KEY,
    year smallint NOT NULL,
    quarter smallint NOT NULL,
    month smallint NOT NULL,
    day smallint NOT NULL,
    iso_weekday smallint NOT NULL,
    weekday_name text NOT NULL,
    is_weekend boolean NOT NULL,
    is_public_holiday boolean NOT NULL,
    is_tet boolean NOT NULL,
    holiday_name text,
    school_year text NOT NULL,
    party_term text
);

CREATE TABLE warehouse.dim_place (
    place_id uuid PRIMARY KEY,
    level text NOT NULL CHECK (level IN ('country', 'province', 'district', 'commune')),
    name text NOT NULL,
    name_search text NOT NULL,
    official_code text,
    parent_place_id uuid REFERENCES warehouse.dim_place,
    valid_from date,
    valid_to date,
    today_place_id uuid REFERENCES warehouse.dim_place,
    CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
);

CREATE TABLE warehouse.dim_organisation (
    organisation_id uuid PRIMARY KEY,
    name text NOT NULL,
    name_search text NOT NULL,
    organisation_type text NOT NULL
);

CREATE TABLE warehouse.dim_person (
    person_id uuid PRIMARY KEY,
    name text NOT NULL,
    name_search text NOT NULL,
    province_name text
);

CREATE TABLE warehouse.dim_document (
    document_id uuid PRIMARY KEY,
    kind text NOT NULL,
    number_symbol text,
    issuer_name text,
    issuer_organisation_id uuid REFERENCES warehouse.dim_organisation,
    issued_on date,
    subject text
);

CREATE TABLE warehouse.dim_topic (
    topic_id uuid PRIMARY KEY,
    topic_code text NOT NULL UNIQUE,
    name_en text NOT NULL,
    name_vi text NOT NULL
);

CREATE TABLE warehouse.dim_portal (
    portal_id uuid PRIMARY KEY,
    portal_code text NOT NULL UNIQUE,
    name text NOT NULL,
    host text NOT NULL,
    platform text NOT NULL,
    portal_kind text NOT NULL,
    is_news_expected boolean NOT NULL DEFAULT TRUE,
    publisher_organisation_id uuid REFERENCES warehouse.dim_organisation,
    place_id uuid REFERENCES warehouse.dim_place
);

CREATE TABLE warehouse.dim_story (
    story_id uuid PRIMARY KEY,
    title text NOT NULL,
    canonical_article_id uuid NOT NULL
);
