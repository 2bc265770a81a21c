-- Near-duplicates: bands propose, edges hold the measured features, stories follow from edges.
-- depends: 0005.staging

CREATE TABLE warehouse.article_band (
    algorithm smallint NOT NULL,
    band_key bigint NOT NULL,
    article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    PRIMARY KEY (algorithm, band_key, article_id)
);

CREATE INDEX article_band_article ON warehouse.article_band (article_id);

CREATE TABLE warehouse.story_edge (
    algorithm smallint NOT NULL,
    article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    other_article_id uuid NOT NULL REFERENCES warehouse.fact_article,
    jaccard numeric(5, 4) NOT NULL CHECK (jaccard BETWEEN 0 AND 1),
    containment numeric(5, 4) NOT NULL CHECK (containment BETWEEN 0 AND 1),
    number_agreement numeric(5, 4) CHECK (number_agreement BETWEEN 0 AND 1),
    is_title_conflicting boolean NOT NULL,
    relation text CHECK (relation IN ('same_story', 'related')),
    PRIMARY KEY (algorithm, article_id, other_article_id),
    CHECK (article_id < other_article_id)
);

CREATE INDEX story_edge_other ON warehouse.story_edge (other_article_id);

CREATE TABLE staging.article_band (
    build_id text NOT NULL,
    algorithm smallint NOT NULL,
    band_key bigint NOT NULL,
    article_id uuid NOT NULL,
    PRIMARY KEY (build_id, algorithm, band_key, article_id)
);

CREATE TABLE staging.story_edge (
    build_id text NOT NULL,
    algorithm smallint NOT NULL,
    article_id uuid NOT NULL,
    other_article_id uuid NOT NULL,
    jaccard numeric(5, 4) NOT NULL,
    containment numeric(5, 4) NOT NULL,
    number_agreement numeric(5, 4),
    is_title_conflicting boolean NOT NULL,
    relation text,
    PRIMARY KEY (build_id, algorithm, article_id, other_article_id)
);
