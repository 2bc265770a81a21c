INSERT INTO crawl.listing_entry (run_id, portal_code, listing_url, position, url, stated_on)
VALUES (:run_id, :portal_code, :listing_url, :position, :url, :stated_on)
ON CONFLICT (run_id, portal_code, listing_url, position) DO UPDATE
    SET
        url = excluded.url,
        stated_on = excluded.stated_on
