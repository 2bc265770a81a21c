-- Every host that was ever asked or stopped, with the exception of TLS that was used last.
SELECT
    host.host,
    host.delay_seconds,
    host.asked_at,
    CASE WHEN host.not_before > clock_timestamp() THEN host.not_before END AS not_before,
    host.stopped_at,
    host.stopped_by,
    host.stopped_reason,
    exception.reason AS tls_reason,
    exception.since_on AS tls_since_on
FROM crawl.host AS host
LEFT JOIN LATERAL (
    SELECT
        used.reason,
        used.since_on
    FROM crawl.tls_exception AS used
    WHERE used.host = host.host
    ORDER BY used.used_at DESC
    LIMIT 1
) AS exception ON TRUE
ORDER BY host.host
