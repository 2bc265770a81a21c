-- Question: How many articles does each portal publish on a day of Tết, of rest and of work?
-- Câu hỏi: Mỗi cổng đăng bao nhiêu bài vào một ngày Tết, ngày nghỉ và ngày làm việc?
-- Only days on which the portal was seen wholly: other zeros are ours.
SELECT
    coverage.portal_code,
    coverage.day_class,
    count(*) AS days,
    sum(coverage.articles_published) AS articles,
    round(avg(coverage.articles_published), 1) AS articles_a_day
FROM mart.coverage AS coverage
WHERE coverage.coverage IN ('complete', 'none_expected')
GROUP BY coverage.portal_code, coverage.day_class
ORDER BY coverage.portal_code ASC, articles_a_day ASC, coverage.day_class ASC
