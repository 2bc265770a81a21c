UPDATE crawl.run
SET finished_at = now()
WHERE run_id = :run_id
