-- The newest capture of one address.
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
FROM archive.capture AS capture
WHERE
    capture.portal_code = :portal_code
    AND capture.url = :url
ORDER BY capture.fetched_at DESC
LIMIT 1
