-- Where a portal's listings begin, as far as earlier runs have read them.
SELECT DISTINCT page.first_page_url
FROM crawl.listing_page AS page
INNER JOIN crawl.address AS address
    ON page.portal_code = address.portal_code AND page.first_page_url = address.url
WHERE
    page.portal_code = :portal_code
    AND address.kind = 'listing'
    AND page.entries > 0
ORDER BY page.first_page_url
