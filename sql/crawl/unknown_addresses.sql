-- Which of many addresses are new, or changed since our last visit as the portal says.
SELECT told.url
FROM
    unnest(cast(:urls AS text[]), cast(:changed_on AS date[])) AS told (url, changed_on)
LEFT JOIN crawl.address AS address
    ON address.portal_code = :portal_code AND told.url = address.url
WHERE address.url IS NULL OR told.changed_on >= address.visited_on
