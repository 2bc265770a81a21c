-- Where an article stands: the address of its newest reading, be its words new or not. A reading
-- older than the last sighting at the address that we hold changes nothing.
WITH newest AS (
    SELECT DISTINCT ON (loadable.article_id)
        loadable.article_id,
        loadable.started_at,
        reading.portal_code,
        reading.url
    FROM loadable
    INNER JOIN staging.reading AS reading
        ON reading.build_id = :build_id AND loadable.capture_id = reading.capture_id
    ORDER BY loadable.article_id ASC, loadable.fetched_at DESC, loadable.capture_id ASC
),

moved AS (
    SELECT
        newest.article_id,
        newest.url
    FROM newest
    INNER JOIN warehouse.fact_article AS held ON newest.article_id = held.article_id
    WHERE
        newest.url <> held.url
        AND NOT EXISTS (
            SELECT 1
            FROM crawl.fate AS fate
            INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
            WHERE
                fate.portal_code = newest.portal_code
                AND fate.url = held.url
                AND fate.fate IN ('loaded', 'unchanged', 'revised')
                AND run.started_at > newest.started_at
        )
)

UPDATE warehouse.fact_article AS article
SET url = moved.url
FROM moved
WHERE article.article_id = moved.article_id
