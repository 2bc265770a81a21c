-- Every file that the index names.
SELECT exchange.warc_file FROM archive.exchange AS exchange
UNION
SELECT capture.warc_file FROM archive.capture AS capture
ORDER BY warc_file
