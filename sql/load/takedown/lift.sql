-- A request is lifted; who asked for what stays on record.
UPDATE crawl.takedown
SET
    lifted_at = now(),
    lifted_reason = :reason
WHERE takedown_id = :takedown_id AND lifted_at IS NULL
