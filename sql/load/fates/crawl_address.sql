-- What each address came to in the newest run that met it.
WITH newest AS (
    SELECT DISTINCT ON (fate.portal_code, fate.url)
        fate.portal_code,
        fate.url,
        fate.run_id,
        fate.fate,
        fate.capture_id,
        run.news_day,
        run.started_at
    FROM staging.reading AS reading
    INNER JOIN crawl.fate AS fate ON reading.capture_id = fate.capture_id
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE reading.build_id = :build_id AND fate.fate IS NOT NULL
    ORDER BY fate.portal_code ASC, fate.url ASC, run.news_day DESC, run.started_at DESC
),

current AS (
    SELECT newest.*
    FROM newest
    INNER JOIN crawl.address AS address
        ON newest.portal_code = address.portal_code AND newest.url = address.url
    LEFT JOIN crawl.run AS last_run ON address.last_run_id = last_run.run_id
    WHERE
        last_run.run_id IS NULL
        OR (last_run.news_day, last_run.started_at) <= (newest.news_day, newest.started_at)
)

UPDATE crawl.address AS known
SET
    last_fate = current.fate,
    last_run_id = current.run_id,
    last_capture_id = current.capture_id
FROM current
WHERE
    known.portal_code = current.portal_code
    AND known.url = current.url
    AND (known.last_fate, known.last_run_id, known.last_capture_id)
    IS DISTINCT FROM (current.fate, current.run_id, current.capture_id)
