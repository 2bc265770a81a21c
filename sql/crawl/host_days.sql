-- What one host bore, day by day.
SELECT
    host_day.news_day,
    host_day.portals,
    host_day.first_asked_at,
    host_day.last_asked_at,
    host_day.requests,
    host_day.not_modified,
    host_day.failed,
    host_day.received_bytes,
    host_day.saved_bytes,
    host_day.pace_seconds,
    host_day.retry_after_seconds,
    host_day.turn_seconds,
    host_day.delay_seconds,
    host_day.least_gap_seconds,
    host_day.refused_by_robots
FROM crawl.host_day AS host_day
WHERE
    host_day.host = :host
    AND host_day.news_day BETWEEN coalesce(cast(:first_day AS date), '-infinity')
    AND coalesce(cast(:last_day AS date), 'infinity')
ORDER BY host_day.news_day
