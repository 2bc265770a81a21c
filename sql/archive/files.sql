-- What the index knows of each file, and whose night it holds.
SELECT
    exchange.warc_file,
    exchange.portal_code,
    run.news_day,
    count(*) AS exchanges,
    count(exchange.capture_id) AS captures,
    count(exchange.fate) AS failures
FROM archive.exchange AS exchange
INNER JOIN crawl.run AS run ON exchange.run_id = run.run_id
WHERE
    (cast(:portal_code AS text) IS NULL OR exchange.portal_code = :portal_code)
    AND (cast(:news_day AS date) IS NULL OR run.news_day = :news_day)
GROUP BY exchange.warc_file, exchange.portal_code, run.news_day
ORDER BY exchange.warc_file
