-- Pages that could not be read, or whose article was refused, wait in quarantine.
INSERT INTO quarantine.refused_capture AS known (
    capture_id,
    run_id,
    portal_code,
    url,
    fate,
    reason
)
SELECT DISTINCT ON (fate.capture_id)
    fate.capture_id,
    fate.run_id,
    fate.portal_code,
    fate.url,
    fate.fate,
    coalesce(fate.reason, fate.fate) AS reason
FROM staging.reading AS reading
INNER JOIN crawl.fate AS fate ON reading.capture_id = fate.capture_id
WHERE
    reading.build_id = :build_id
    AND fate.fate IN ('layout_changed', 'quarantined', 'unreadable_encoding')
ORDER BY fate.capture_id, fate.run_id
ON CONFLICT (capture_id) DO UPDATE
    SET
        fate = excluded.fate,
        reason = excluded.reason,
        released_at = NULL
    WHERE
    known.released_at IS NOT NULL
    OR (known.fate, known.reason) IS DISTINCT FROM (excluded.fate, excluded.reason)
