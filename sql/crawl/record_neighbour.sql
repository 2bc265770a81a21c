INSERT INTO crawl.neighbour (portal_code, url, neighbour_url, run_id)
VALUES (:portal_code, :url, :neighbour_url, :run_id)
ON CONFLICT (portal_code, url, neighbour_url) DO NOTHING
