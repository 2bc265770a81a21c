-- What one page of a listing, feed or sitemap showed. A second attempt of the run that reads it
-- again from the archive knows better why the walk ended, and nothing else better.
INSERT INTO crawl.listing_page AS known (
    run_id,
    portal_code,
    listing_url,
    first_page_url,
    page_number,
    entries,
    new_entries,
    stated_total,
    first_entry_url,
    last_entry_url,
    earliest_on,
    latest_on,
    walk_ended
)
VALUES (
    :run_id,
    :portal_code,
    :listing_url,
    :first_page_url,
    :page_number,
    :entries,
    :new_entries,
    :stated_total,
    :first_entry_url,
    :last_entry_url,
    :earliest_on,
    :latest_on,
    :walk_ended
)
ON CONFLICT (run_id, portal_code, listing_url) DO UPDATE
    SET walk_ended = excluded.walk_ended
