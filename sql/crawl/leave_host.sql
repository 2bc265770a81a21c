-- A request has ended; where the server wants us to wait, everybody does.
UPDATE crawl.host
SET
    ended_at = clock_timestamp(),
    not_before = CASE
        WHEN :hold_seconds > 0 THEN clock_timestamp() + make_interval(secs => :hold_seconds)
        ELSE not_before
    END
WHERE host = :host
