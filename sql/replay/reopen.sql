-- Captures whose reading differs, and every other capture of their articles, wait again.
WITH opened AS (
    SELECT DISTINCT
        capture.portal_code,
        capture.url,
        revision.article_id
    FROM archive.capture AS capture
    LEFT JOIN warehouse.fact_article_revision AS revision
        ON capture.capture_id = revision.capture_id
    WHERE capture.capture_id = any(cast(:capture_ids AS uuid[]))
)

UPDATE crawl.fate AS fate
SET
    fate = NULL,
    target_url = NULL,
    reason = NULL
FROM archive.capture AS capture
WHERE
    fate.capture_id = capture.capture_id
    AND fate.fate IN (
        'loaded', 'revised', 'unchanged', 'duplicate_of', 'not_article', 'soft_404', 'blocked',
        'layout_changed', 'unreadable_encoding', 'quarantined'
    )
    AND EXISTS (
        SELECT 1
        FROM opened
        LEFT JOIN warehouse.fact_article AS article ON opened.article_id = article.article_id
        WHERE
            opened.portal_code = fate.portal_code
            AND (
                opened.url = fate.url
                OR fate.url = article.url
                OR fate.target_url = article.url
            )
    )
