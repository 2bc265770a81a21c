-- Every visit of the addresses whose next visit has to be reckoned anew, oldest first.
SELECT
    address.url,
    address.kind,
    address.first_seen_on,
    run.news_day,
    fate.fate,
    page.new_entries,
    found_run.purpose = 'backfill' AS is_past
FROM crawl.address AS address
INNER JOIN crawl.run AS found_run ON address.found_in_run_id = found_run.run_id
INNER JOIN crawl.fate AS fate
    ON address.portal_code = fate.portal_code AND address.url = fate.url
INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
LEFT JOIN crawl.listing_page AS page
    ON
        fate.run_id = page.run_id
        AND fate.portal_code = page.portal_code
        AND fate.url = page.listing_url
WHERE
    address.portal_code = :portal_code
    AND address.is_history_open
    AND fate.fate IS DISTINCT FROM 'not_due'
    AND fate.fate IS DISTINCT FROM 'deferred'
    AND fate.fate IS DISTINCT FROM 'out_of_range'
ORDER BY address.url, run.started_at, run.run_id
