-- The newest record of a portal that holds the bytes of a digest, whole.
SELECT
    exchange.url,
    exchange.payload_digest,
    exchange.warc_file,
    exchange.warc_offset,
    exchange.warc_length,
    exchange.capture_id
FROM archive.exchange AS exchange
WHERE
    exchange.portal_code = :portal_code
    AND exchange.payload_digest = :payload_digest
    AND exchange.record_type = 'response'
    AND exchange.truncated IS NULL
ORDER BY exchange.asked_at DESC
LIMIT 1
