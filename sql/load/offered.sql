-- How many rows this build offers each table: what its accepted readings staged and validation did
-- not refuse, of dimensions, articles and revisions the keys that they name.
WITH refused AS (
    SELECT
        row_of_build.table_name,
        count(DISTINCT row_of_build.row_key) AS row_count
    FROM quarantine.refused_row AS row_of_build
    INNER JOIN loadable ON row_of_build.capture_id = loadable.capture_id
    WHERE row_of_build.build_id = :build_id AND row_of_build.released_at IS NULL
    GROUP BY row_of_build.table_name
),

staged AS (
    SELECT
        'quantity' AS table_name,
        'fact_quantity' AS fact_name,
        fact.capture_id
    FROM staging.quantity AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'document_citation' AS table_name,
        'fact_document_citation' AS fact_name,
        fact.capture_id
    FROM staging.document_citation AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'person_mention' AS table_name,
        'fact_person_mention' AS fact_name,
        fact.capture_id
    FROM staging.person_mention AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'organisation_mention' AS table_name,
        'fact_organisation_mention' AS fact_name,
        fact.capture_id
    FROM staging.organisation_mention AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'place_mention' AS table_name,
        'fact_place_mention' AS fact_name,
        fact.capture_id
    FROM staging.place_mention AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'event' AS table_name,
        'fact_event' AS fact_name,
        fact.capture_id
    FROM staging.event AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'event_date' AS table_name,
        'fact_event_date' AS fact_name,
        fact.capture_id
    FROM staging.event_date AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'period' AS table_name,
        'fact_period' AS fact_name,
        fact.capture_id
    FROM staging.period AS fact
    WHERE fact.build_id = :build_id
    UNION ALL
    SELECT
        'topic_mention' AS table_name,
        'fact_topic_evidence' AS fact_name,
        fact.capture_id
    FROM staging.topic_mention AS fact
    WHERE fact.build_id = :build_id
),

named AS (
    SELECT
        'dim_person' AS table_name,
        mention.person_id AS named_id,
        mention.capture_id
    FROM staging.person_mention AS mention
    WHERE mention.build_id = :build_id
    UNION ALL
    SELECT
        'dim_document' AS table_name,
        citation.document_id AS named_id,
        citation.capture_id
    FROM staging.document_citation AS citation
    WHERE citation.build_id = :build_id
    UNION ALL
    SELECT
        'dim_organisation' AS table_name,
        body.named_id,
        body.capture_id
    FROM (
        SELECT
            mention.organisation_id AS named_id,
            mention.capture_id
        FROM staging.organisation_mention AS mention
        WHERE mention.build_id = :build_id
        UNION ALL
        SELECT
            citation.issuer_organisation_id,
            citation.capture_id
        FROM staging.document_citation AS citation
        WHERE citation.build_id = :build_id
        UNION ALL
        SELECT
            event.organiser_organisation_id,
            event.capture_id
        FROM staging.event AS event
        WHERE event.build_id = :build_id
        UNION ALL
        SELECT
            person.office_organisation_id,
            person.capture_id
        FROM staging.person_mention AS person
        WHERE person.build_id = :build_id
    ) AS body
)

SELECT
    staged.fact_name AS table_name,
    count(*) - coalesce(max(refused.row_count), 0) AS offered
FROM staged
INNER JOIN loadable ON staged.capture_id = loadable.capture_id
LEFT JOIN refused ON staged.table_name = refused.table_name
GROUP BY staged.fact_name
UNION ALL
SELECT
    named.table_name,
    count(DISTINCT named.named_id) AS offered
FROM named
INNER JOIN loadable ON named.capture_id = loadable.capture_id
GROUP BY named.table_name
UNION ALL
SELECT
    'fact_article' AS table_name,
    count(DISTINCT loadable.article_id) AS offered
FROM loadable
UNION ALL
SELECT
    'fact_article_revision' AS table_name,
    count(DISTINCT loadable.revision_id) AS offered
FROM loadable
UNION ALL
SELECT
    'fact_view_count' AS table_name,
    count(reading.view_count) AS offered
FROM staging.reading AS reading
INNER JOIN loadable ON reading.capture_id = loadable.capture_id
WHERE reading.build_id = :build_id
UNION ALL
SELECT
    'fact_topic_mention' AS table_name,
    coalesce(sum(cardinality(reading.topic_codes)), 0) AS offered
FROM staging.reading AS reading
INNER JOIN loadable ON reading.capture_id = loadable.capture_id
WHERE reading.build_id = :build_id
