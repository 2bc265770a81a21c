-- Captures of some portals and news days that were read once: articles and refused pages.
SELECT DISTINCT
    capture.portal_code,
    capture.fetched_at,
    capture.capture_id
FROM archive.capture AS capture
INNER JOIN crawl.run AS run ON capture.run_id = run.run_id
INNER JOIN crawl.fate AS fate ON capture.capture_id = fate.capture_id
WHERE
    run.news_day BETWEEN :first_day AND :last_day
    AND (cast(:portals AS text[]) = '{}' OR capture.portal_code = any(:portals))
    AND fate.fate IN (
        'loaded', 'revised', 'unchanged', 'duplicate_of', 'not_article', 'soft_404', 'blocked',
        'layout_changed', 'unreadable_encoding', 'quarantined'
    )
ORDER BY capture.portal_code, capture.fetched_at, capture.capture_id
