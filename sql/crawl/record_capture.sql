-- The same bytes on the same day are one capture, whichever run kept them first.
INSERT INTO archive.capture (
    capture_id,
    run_id,
    portal_code,
    url,
    fetched_at,
    http_status,
    content_type,
    payload_digest,
    payload_bytes,
    etag,
    last_modified,
    warc_file,
    warc_offset,
    warc_length
)
VALUES (
    cast(:capture_id AS uuid),
    :run_id,
    :portal_code,
    :url,
    :fetched_at,
    :http_status,
    :content_type,
    :payload_digest,
    :payload_bytes,
    :etag,
    :last_modified,
    :warc_file,
    :warc_offset,
    :warc_length
)
ON CONFLICT (capture_id) DO NOTHING
