-- The switch: nobody asks this host from now on, not even a task that is under way.
INSERT INTO crawl.host AS known (host, delay_seconds, stopped_at, stopped_by, stopped_reason)
VALUES (:host, 0, clock_timestamp(), :stopped_by, :reason)
ON CONFLICT (host) DO UPDATE
    SET
        stopped_at = excluded.stopped_at,
        stopped_by = excluded.stopped_by,
        stopped_reason = excluded.stopped_reason
