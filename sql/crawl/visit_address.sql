-- What the last visit of an address came to; when it is due again is reckoned from all of them.
UPDATE crawl.address
SET
    last_run_id = :run_id,
    last_fate = :fate,
    kind = :kind,
    is_history_open = TRUE
WHERE
    portal_code = :portal_code
    AND url = :url
