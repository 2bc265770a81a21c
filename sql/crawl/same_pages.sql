-- Where articles of these names were read: a new address of one may mean that it has moved.
SELECT address.url
FROM crawl.address AS address
WHERE
    address.portal_code = :portal_code
    AND address.page_identity = any(:identities)
    AND address.was_there
    AND address.last_fate IS DISTINCT FROM 'gone'
ORDER BY address.url
