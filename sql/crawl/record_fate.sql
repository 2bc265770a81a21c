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
    capture_id,
    quality,
    quality_reasons,
    fingerprint
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
    cast(:capture_id AS uuid),
    :quality,
    cast(:quality_reasons AS text[]),
    :fingerprint
)
ON CONFLICT (run_id, portal_code, url) DO UPDATE
    SET
        fate = excluded.fate,
        target_url = excluded.target_url,
        reason = excluded.reason,
        http_status = excluded.http_status,
        capture_id = excluded.capture_id,
        quality = excluded.quality,
        quality_reasons = excluded.quality_reasons,
        fingerprint = excluded.fingerprint,
        decided_at = now()
