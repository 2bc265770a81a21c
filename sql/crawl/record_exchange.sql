-- One attempt, and the capture that it became, if it did. Twice changes nothing.
INSERT INTO archive.exchange (
    exchange_id,
    run_id,
    portal_code,
    url,
    asked_at,
    seconds,
    http_status,
    fate,
    reason,
    received_bytes,
    truncated,
    record_type,
    payload_digest,
    payload_bytes,
    block_digest,
    warc_file,
    warc_offset,
    warc_length,
    capture_id
)
VALUES (
    cast(:exchange_id AS uuid),
    :run_id,
    :portal_code,
    :url,
    :asked_at,
    :seconds,
    :http_status,
    :fate,
    :reason,
    :received_bytes,
    :truncated,
    :record_type,
    :payload_digest,
    :payload_bytes,
    :block_digest,
    :warc_file,
    :warc_offset,
    :warc_length,
    (
        SELECT capture.capture_id
        FROM archive.capture AS capture
        WHERE
            capture.warc_file = :warc_file
            AND capture.warc_offset = :warc_offset
    )
)
ON CONFLICT (exchange_id) DO NOTHING
