-- Every run's waiting row of each capture gets its fate. A refused article is quarantined; the
-- first run that waits for a capture gets the news, later ones saw the same bytes again.
WITH refused AS (
    SELECT
        row_of_build.capture_id,
        string_agg(
            DISTINCT row_of_build.expectation || ': ' || row_of_build.reason, '; '
        ) AS reason
    FROM quarantine.refused_row AS row_of_build
    WHERE
        row_of_build.build_id = :build_id
        AND row_of_build.table_name = 'reading'
        AND row_of_build.released_at IS NULL
    GROUP BY row_of_build.capture_id
),

verdict AS (
    SELECT
        waiting.run_id,
        waiting.portal_code,
        waiting.url,
        reading.target_url,
        coalesce(refused.reason, reading.reason) AS reason,
        CASE
            WHEN refused.capture_id IS NOT NULL THEN 'quarantined'
            WHEN
                reading.fate IN ('loaded', 'revised')
                AND row_number() OVER (
                    PARTITION BY waiting.capture_id
                    ORDER BY run.news_day, run.started_at, run.run_id
                ) > 1
                THEN 'unchanged'
            ELSE reading.fate
        END AS fate
    FROM crawl.fate AS waiting
    INNER JOIN crawl.run AS run ON waiting.run_id = run.run_id
    INNER JOIN staging.reading AS reading
        ON reading.build_id = :build_id AND waiting.capture_id = reading.capture_id
    LEFT JOIN refused ON waiting.capture_id = refused.capture_id
    WHERE waiting.fate IS NULL
)

UPDATE crawl.fate AS decided
SET
    fate = verdict.fate,
    target_url = coalesce(verdict.target_url, decided.target_url),
    reason = verdict.reason,
    decided_at = now()
FROM verdict
WHERE
    decided.run_id = verdict.run_id
    AND decided.portal_code = verdict.portal_code
    AND decided.url = verdict.url
RETURNING decided.fate
