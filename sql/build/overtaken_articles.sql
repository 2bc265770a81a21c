-- Articles of this build that the warehouse already read from a later capture: their texts are
-- numbered in the order of observation, so that they are told anew from the first.
SELECT DISTINCT reading.article_id
FROM staging.reading AS reading
INNER JOIN warehouse.fact_article AS article ON reading.article_id = article.article_id
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
WHERE
    reading.build_id = :build_id
    AND reading.fate IS NULL
    -- Loaded by a build that was lost before it was published: no latecomer.
    AND NOT EXISTS (
        SELECT 1
        FROM warehouse.fact_article_revision AS held
        WHERE held.capture_id = reading.capture_id
    )
    AND (
        reading.fetched_at < revision.valid_from
        OR EXISTS (
            SELECT 1
            FROM crawl.fate AS fate
            INNER JOIN archive.capture AS capture ON fate.capture_id = capture.capture_id
            WHERE
                fate.portal_code = reading.portal_code
                AND fate.url IN (article.url, reading.url)
                AND fate.fate IN ('loaded', 'revised', 'unchanged')
                AND capture.fetched_at > reading.fetched_at
        )
    )
ORDER BY reading.article_id
