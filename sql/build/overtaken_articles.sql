-- Articles of which a later capture was read than one of this build, by their identity or by their
-- words: texts are numbered in the order of observation, and of several that say the same words
-- the first is the article. They are told anew from the first.
WITH arriving AS (
    SELECT
        reading.article_id,
        reading.portal_code,
        reading.run_id,
        reading.url,
        reading.content_digest,
        reading.fetched_at
    FROM staging.reading AS reading
    WHERE
        reading.build_id = :build_id
        AND reading.article_id IS NOT NULL
        AND reading.fate IS NULL
        -- Loaded by a build that was lost before it was published: no latecomer.
        AND NOT EXISTS (
            SELECT 1
            FROM warehouse.fact_article_revision AS held
            WHERE held.capture_id = reading.capture_id
        )
),

met AS (
    SELECT
        arriving.article_id,
        arriving.portal_code,
        arriving.run_id,
        arriving.url,
        arriving.fetched_at,
        TRUE AS is_same_article
    FROM arriving
    UNION
    SELECT
        revision.article_id,
        arriving.portal_code,
        arriving.run_id,
        arriving.url,
        arriving.fetched_at,
        FALSE AS is_same_article
    FROM arriving
    INNER JOIN warehouse.fact_article_revision AS revision
        ON arriving.content_digest = revision.content_digest
    WHERE revision.article_id <> arriving.article_id
)

SELECT DISTINCT met.article_id
FROM met
INNER JOIN warehouse.fact_article AS article ON met.article_id = article.article_id
INNER JOIN warehouse.dim_portal AS portal
    ON article.portal_id = portal.portal_id AND met.portal_code = portal.portal_code
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
WHERE
    met.fetched_at < revision.valid_from
    -- Of one night the best address is the article's own, so that it is chosen from all of them.
    OR EXISTS (
        SELECT 1
        FROM crawl.fate AS fate
        INNER JOIN archive.capture AS capture ON fate.capture_id = capture.capture_id
        WHERE
            fate.portal_code = met.portal_code
            AND fate.url = article.url
            AND fate.fate IN ('loaded', 'revised', 'unchanged')
            AND (
                capture.fetched_at > met.fetched_at
                OR (met.is_same_article AND fate.run_id = met.run_id)
            )
    )
    -- Its other addresses and its twins: decided by what it said then.
    OR EXISTS (
        SELECT 1
        FROM crawl.fate AS fate
        INNER JOIN archive.capture AS capture ON fate.capture_id = capture.capture_id
        WHERE
            fate.portal_code = met.portal_code
            AND fate.target_url = article.url
            AND fate.fate = 'duplicate_of'
            AND (
                capture.fetched_at > met.fetched_at
                OR (met.is_same_article AND fate.run_id = met.run_id)
            )
    )
    -- The same address, whatever it was then.
    OR EXISTS (
        SELECT 1
        FROM crawl.fate AS fate
        INNER JOIN archive.capture AS capture ON fate.capture_id = capture.capture_id
        WHERE
            met.is_same_article
            AND fate.portal_code = met.portal_code
            AND fate.url = met.url
            AND fate.fate IN ('loaded', 'revised', 'unchanged', 'duplicate_of')
            AND capture.fetched_at > met.fetched_at
    )
ORDER BY met.article_id
