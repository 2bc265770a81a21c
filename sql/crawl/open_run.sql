-- One execution of scrape_portals begins; asking twice changes nothing.
INSERT INTO crawl.run (run_id, news_day)
VALUES (:run_id, :news_day)
ON CONFLICT (run_id) DO NOTHING
