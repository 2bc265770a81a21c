-- Captures that are read anew, and every other capture of their articles at any of their
-- addresses, wait again.
WITH opened AS (
    SELECT
        capture.portal_code,
        capture.url
    FROM archive.capture AS capture
    WHERE capture.capture_id = any(cast(:capture_ids AS uuid[]))
    UNION
    SELECT
        capture.portal_code,
        capture.url
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN archive.capture AS capture ON revision.capture_id = capture.capture_id
    WHERE revision.article_id = any(cast(:article_ids AS uuid[]))
    UNION
    SELECT
        portal.portal_code,
        article.url
    FROM warehouse.fact_article AS article
    INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
    WHERE article.article_id = any(cast(:article_ids AS uuid[]))
)

UPDATE crawl.fate AS fate
SET
    fate = NULL,
    target_url = NULL,
    reason = NULL
WHERE
    fate.capture_id IS NOT NULL
    AND fate.fate IN (
        'loaded', 'revised', 'unchanged', 'duplicate_of', 'not_article', 'soft_404', 'blocked',
        'layout_changed', 'unreadable_encoding', 'quarantined'
    )
    AND EXISTS (
        SELECT 1
        FROM opened
        WHERE
            opened.portal_code = fate.portal_code
            AND (opened.url = fate.url OR opened.url = fate.target_url)
    )
RETURNING fate.portal_code, fate.capture_id
