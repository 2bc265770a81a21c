INSERT INTO crawl.listing_entry (run_id, portal_code, listing_url, position, url)
VALUES (:run_id, :portal_code, :listing_url, :position, :url)
ON CONFLICT (run_id, portal_code, listing_url, position) DO UPDATE
    SET url = excluded.url
