-- What the last visit of an address came to.
UPDATE crawl.address
SET
    last_run_id = :run_id,
    last_fate = :fate,
    kind = :kind
WHERE
    portal_code = :portal_code
    AND url = :url
