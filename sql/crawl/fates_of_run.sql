-- What a run has already decided on one portal: where a killed task goes on.
SELECT
    fate.url,
    fate.fate,
    fate.target_url,
    fate.http_status,
    fate.capture_id
FROM crawl.fate AS fate
WHERE
    fate.run_id = :run_id
    AND fate.portal_code = :portal_code
ORDER BY fate.decided_at, fate.url
