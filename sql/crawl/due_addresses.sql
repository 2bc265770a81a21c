-- What is due on a news day, the most urgent first: never visited, in its first nights, overdue.
-- A visit that is due at once has a day that is not after the last visit.
SELECT address.url
FROM crawl.address AS address
WHERE
    address.portal_code = :portal_code
    AND address.next_visit_on <= :news_day
ORDER BY
    address.last_run_id IS NOT NULL,
    address.next_visit_on > address.visited_on,
    address.next_visit_on,
    address.url
LIMIT :most
