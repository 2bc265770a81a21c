-- Captures that wait for their reading, oldest first, with the first run that waits for each.
SELECT DISTINCT ON (fate.portal_code, capture.fetched_at, fate.capture_id)
    fate.capture_id,
    fate.portal_code
FROM crawl.fate AS fate
INNER JOIN archive.capture AS capture ON fate.capture_id = capture.capture_id
WHERE fate.fate IS NULL
ORDER BY fate.portal_code, capture.fetched_at, fate.capture_id
