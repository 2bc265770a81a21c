-- The local day that a run belongs to.
SELECT run.news_day
FROM crawl.run AS run
WHERE run.run_id = :run_id
