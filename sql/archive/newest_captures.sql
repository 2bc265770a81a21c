-- The newest captures of a portal's pages that are articles, or should be.
SELECT
    capture.capture_id,
    capture.portal_code,
    capture.url,
    capture.fetched_at,
    capture.http_status,
    capture.content_type,
    capture.payload_digest,
    capture.payload_bytes,
    capture.etag,
    capture.last_modified,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length
FROM quality.page_reading AS page
INNER JOIN archive.capture AS capture ON page.capture_id = capture.capture_id
WHERE page.portal_code = :portal_code
ORDER BY capture.fetched_at DESC, capture.url ASC
LIMIT :most
