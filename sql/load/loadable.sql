-- Readings with words, less those that validation refused.
WITH accepted AS (
    SELECT
        reading.capture_id,
        reading.article_id,
        reading.revision_id,
        reading.news_day,
        run.started_at,
        reading.fetched_at,
        -- Also the unchanged, where the one that brought the words was refused.
        revision.revision_id IS NULL AS is_new,
        coalesce(revision.extractor_version <> reading.extractor_version, FALSE) AS is_reread,
        row_number() OVER (
            PARTITION BY reading.revision_id
            ORDER BY
                reading.fate IN ('loaded', 'revised') DESC,
                reading.fetched_at,
                reading.capture_id ASC
        ) AS turn
    FROM staging.reading AS reading
    INNER JOIN crawl.run AS run ON reading.run_id = run.run_id
    LEFT JOIN warehouse.fact_article_revision AS revision
        ON reading.revision_id = revision.revision_id
    WHERE
        reading.build_id = :build_id
        AND reading.fate IN ('loaded', 'revised', 'unchanged')
        AND reading.revision_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM quarantine.refused_row AS refused
            WHERE
                refused.build_id = reading.build_id
                AND refused.table_name = 'reading'
                AND refused.row_key = reading.capture_id::text
                AND refused.released_at IS NULL
        )
)

INSERT INTO loadable (
    capture_id,
    article_id,
    revision_id,
    news_day,
    started_at,
    fetched_at,
    is_new,
    is_filling
)
SELECT
    accepted.capture_id,
    accepted.article_id,
    accepted.revision_id,
    accepted.news_day,
    accepted.started_at,
    accepted.fetched_at,
    accepted.is_new AND accepted.turn = 1 AS is_new,
    accepted.turn = 1 AND (accepted.is_new OR accepted.is_reread) AS is_filling
FROM accepted
