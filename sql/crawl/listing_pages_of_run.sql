-- What this run has already read of listings: where a killed task goes on.
SELECT
    page.listing_url,
    page.new_entries,
    page.first_page_url,
    page.page_number
FROM crawl.listing_page AS page
WHERE
    page.run_id = :run_id
    AND page.portal_code = :portal_code
