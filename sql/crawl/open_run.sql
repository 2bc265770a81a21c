-- One execution of scrape_portals or backfill_portals begins; asking twice changes nothing.
INSERT INTO crawl.run (run_id, news_day, purpose)
VALUES (:run_id, :news_day, :purpose)
ON CONFLICT (run_id) DO NOTHING
