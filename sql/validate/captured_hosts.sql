-- The portals of the archive and the hosts that their captures came from.
SELECT
    capture.portal_code,
    array_agg(DISTINCT lower(substring(capture.url FROM '^https?://([^/?#:]+)'))) AS hosts
FROM archive.capture
WHERE capture.url ~ '^https?://[^/?#]'
GROUP BY capture.portal_code
ORDER BY capture.portal_code
