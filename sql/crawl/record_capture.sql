-- A capture is one observation: this address, these bytes, that moment. Twice changes nothing.
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
