-- The exchanges of one address, portal or day, in the order in which they were written.
SELECT
    exchange.url,
    exchange.record_type,
    exchange.warc_file,
    exchange.warc_offset,
    exchange.warc_length
FROM archive.exchange AS exchange
INNER JOIN crawl.run AS run ON exchange.run_id = run.run_id
WHERE
    (cast(:url AS text) IS NULL OR exchange.url = :url)
    AND (cast(:portal_code AS text) IS NULL OR exchange.portal_code = :portal_code)
    AND (cast(:news_day AS date) IS NULL OR run.news_day = :news_day)
ORDER BY exchange.asked_at, exchange.warc_file, exchange.warc_offset
