-- May the host be asked now? If so, that is written down before it happens: a worker that dies
-- in the middle has asked, too. After a clock was set back, the pause begins anew.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
),

due AS (
    SELECT
        host.host,
        moment.at,
        host.stopped_at,
        host.stopped_by,
        host.stopped_reason,
        greatest(host.delay_seconds, :delay_seconds) AS delay_seconds,
        extract(
            EPOCH FROM moment.at - greatest(host.asked_at, host.ended_at)
        ) AS gap_seconds,
        extract(EPOCH FROM host.not_before - moment.at) AS hold_seconds
    FROM crawl.host AS host
    CROSS JOIN moment
    WHERE host.host = :host
),

asked AS (
    UPDATE crawl.host AS host
    SET asked_at = due.at
    FROM due
    WHERE
        host.host = due.host
        AND host.stopped_at IS NULL
        AND coalesce(due.gap_seconds >= due.delay_seconds, TRUE)
        AND coalesce(due.hold_seconds <= 0, TRUE)
    RETURNING host.host
),

set_back AS (
    UPDATE crawl.host AS host
    SET asked_at = due.at, ended_at = due.at
    FROM due
    WHERE host.host = due.host AND due.gap_seconds < 0
)

SELECT
    due.at,
    due.stopped_at,
    due.stopped_by,
    due.stopped_reason,
    due.delay_seconds,
    due.gap_seconds,
    least(due.delay_seconds - due.gap_seconds, due.delay_seconds) AS pace_seconds,
    due.hold_seconds,
    asked.host IS NOT NULL AS is_ours
FROM due
LEFT JOIN asked ON due.host = asked.host
