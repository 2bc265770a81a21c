-- One address ends in one run. A second attempt of the same run replaces its first.
INSERT INTO crawl.fate (
    run_id,
    portal_code,
    url,
    fate,
    target_url,
    reason,
    http_status,
    found_on,
    capture_id
)
VALUES (
    :run_id,
    :portal_code,
    :url,
    :fate,
    :target_url,
    :reason,
    :http_status,
    :found_on,
    cast(:capture_id AS uuid)
)
ON CONFLICT (run_id, portal_code, url) DO UPDATE
    SET
        fate = excluded.fate,
        target_url = excluded.target_url,
        reason = excluded.reason,
        http_status = excluded.http_status,
        capture_id = excluded.capture_id,
        decided_at = now()
