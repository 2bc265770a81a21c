-- Pages that came in this run, and what they read like.
SELECT
    fate.url,
    address.kind,
    fate.fingerprint,
    fate.fate IS NULL AS is_waiting
FROM crawl.fate AS fate
INNER JOIN crawl.address AS address
    ON fate.portal_code = address.portal_code AND fate.url = address.url
WHERE
    fate.run_id = :run_id
    AND fate.portal_code = :portal_code
    AND fate.fingerprint IS NOT NULL
ORDER BY fate.url
