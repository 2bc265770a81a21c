-- Question: On which days could a portal not be looked at wholly, so that silence tells nothing?
-- Câu hỏi: Những ngày nào không xem được trọn vẹn một cổng, nên vắng bài không nói lên điều gì?
SELECT
    coverage.portal_code,
    coverage.date_on,
    coverage.weekday_name,
    coverage.coverage,
    coverage.addresses_seen,
    coverage.pages_failed,
    coverage.pages_quarantined,
    coverage.pages_deferred,
    coverage.articles_published
FROM mart.coverage AS coverage
WHERE coverage.coverage NOT IN ('complete', 'none_expected')
ORDER BY coverage.date_on DESC, coverage.portal_code ASC
LIMIT 50
