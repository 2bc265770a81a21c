-- Question: How many articles did each portal publish, day by day?
-- Câu hỏi: Mỗi cổng đăng bao nhiêu bài viết trong từng ngày?
-- Articles taken down since count: they were published on that day.
SELECT
    article.portal_code,
    article.published_on,
    count(*) AS articles,
    min(article.title) AS for_example
FROM mart.article AS article
WHERE article.published_on IS NOT NULL
GROUP BY article.portal_code, article.published_on
ORDER BY article.published_on DESC, articles DESC, article.portal_code ASC
LIMIT 20
