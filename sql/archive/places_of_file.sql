-- What the index says of one file: exchanges, and captures that no exchange tells of.
SELECT
    exchange.url,
    exchange.record_type,
    exchange.payload_digest,
    exchange.warc_offset,
    exchange.warc_length
FROM archive.exchange AS exchange
WHERE exchange.warc_file = :warc_file
UNION ALL
SELECT
    capture.url,
    'response' AS record_type,
    capture.payload_digest,
    capture.warc_offset,
    capture.warc_length
FROM archive.capture AS capture
WHERE
    capture.warc_file = :warc_file
    AND NOT EXISTS (
        SELECT 1
        FROM archive.exchange AS exchange
        WHERE
            exchange.warc_file = capture.warc_file
            AND exchange.warc_offset = capture.warc_offset
    )
ORDER BY warc_offset
