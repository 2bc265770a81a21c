-- What a backfill has found of its days and not visited: put off when a budget was used up.
SELECT address.url
FROM crawl.address AS address
WHERE
    address.portal_code = :portal_code
    AND address.stated_on BETWEEN :first_day AND :last_day
    AND address.last_run_id IS NULL
    AND address.kind = 'article'
ORDER BY address.stated_on DESC, address.url ASC
LIMIT :most
