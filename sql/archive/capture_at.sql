-- The capture of an address that was the newest at a moment, of one portal where it is named.
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
    capture.url = :url
    AND (cast(:portal_code AS text) IS NULL OR capture.portal_code = :portal_code)
    AND (cast(:moment AS timestamptz) IS NULL OR capture.fetched_at <= :moment)
ORDER BY capture.fetched_at DESC
LIMIT 1
