-- The host may be asked again; what its server asked us to wait is forgiven, too.
UPDATE crawl.host
SET
    stopped_at = NULL,
    stopped_by = NULL,
    stopped_reason = NULL,
    not_before = NULL
WHERE
    host = :host
    AND (stopped_at IS NOT NULL OR not_before > clock_timestamp())
RETURNING host
