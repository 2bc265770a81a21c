-- Where the indexed exchanges of one file lie.
SELECT
    exchange.warc_offset,
    exchange.warc_length
FROM archive.exchange AS exchange
WHERE exchange.warc_file = :warc_file
