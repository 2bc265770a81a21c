-- A page that waits for its reading, and is known to be no article without it.
UPDATE crawl.fate
SET
    fate = :fate,
    reason = :reason,
    quality = least(quality, 0.1),
    quality_reasons = array_append(quality_reasons, :reason),
    decided_at = now()
WHERE
    run_id = :run_id
    AND portal_code = :portal_code
    AND url = :url
    AND fate IS NULL
