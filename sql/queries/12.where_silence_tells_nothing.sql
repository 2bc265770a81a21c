-- Question: On which days was a portal not looked at wholly, so that silence tells nothing?
-- Câu hỏi: Những ngày nào không xem được trọn vẹn một cổng, nên vắng bài không nói lên điều gì?
-- Days in a row with the same coverage are one stretch.
WITH silent AS (
    SELECT
        coverage.portal_code,
        coverage.coverage,
        coverage.date_on,
        coverage.pages_failed,
        coverage.pages_quarantined,
        coverage.pages_deferred,
        coverage.date_on - cast(
            row_number() OVER (
                PARTITION BY coverage.portal_code, coverage.coverage
                ORDER BY coverage.date_on
            ) AS integer
        ) AS stretch
    FROM mart.coverage AS coverage
    WHERE coverage.coverage NOT IN ('complete', 'none_expected')
)

SELECT
    silent.portal_code,
    silent.coverage,
    min(silent.date_on) AS first_on,
    max(silent.date_on) AS last_on,
    count(*) AS days,
    sum(silent.pages_failed) AS pages_failed,
    sum(silent.pages_quarantined) AS pages_quarantined,
    sum(silent.pages_deferred) AS pages_deferred
FROM silent
GROUP BY silent.portal_code, silent.coverage, silent.stretch
ORDER BY last_on DESC, silent.portal_code ASC, silent.coverage ASC
LIMIT 50
