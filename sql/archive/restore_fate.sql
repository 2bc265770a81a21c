-- How an address ended in a run of which only the archive tells; NULL waits for the build.
INSERT INTO crawl.fate (run_id, portal_code, url, fate, http_status, capture_id)
VALUES (:run_id, :portal_code, :url, :fate, :http_status, cast(:capture_id AS uuid))
ON CONFLICT (run_id, portal_code, url) DO NOTHING
