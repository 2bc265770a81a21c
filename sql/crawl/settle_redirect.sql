-- A redirect names where its chain ends; one that runs in a circle ends nowhere.
UPDATE crawl.fate
SET
    target_url = :target_url,
    fate = CASE WHEN cast(:target_url AS text) IS NULL THEN 'unreachable' ELSE fate END,
    reason = coalesce(:reason, reason)
WHERE
    run_id = :run_id
    AND portal_code = :portal_code
    AND url = :url
