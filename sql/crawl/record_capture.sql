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
    warc_length,
    block_digest,
    payload_capture_id
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
    :warc_length,
    :block_digest,
    -- the bytes may lie with an answer that was not kept as a capture
    (
        SELECT holder.capture_id
        FROM archive.capture AS holder
        WHERE holder.capture_id = cast(:payload_capture_id AS uuid)
    )
)
ON CONFLICT (capture_id) DO NOTHING
