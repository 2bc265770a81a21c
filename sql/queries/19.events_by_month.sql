-- Question: How many events of which kind took place in each month?
-- Câu hỏi: Mỗi tháng diễn ra bao nhiêu sự kiện, thuộc loại nào?
-- Events without a day are left out. An event that several articles report counts once for each
-- of their stories.
SELECT
    to_char(event.begins_on, 'YYYY-MM') AS month,
    event.event_kind,
    count(
        DISTINCT concat_ws(' ', coalesce(article.story_id, article.article_id), event.name)
    ) AS events,
    count(DISTINCT article.article_id) AS articles
FROM mart.event AS event
INNER JOIN mart.article AS article ON event.article_id = article.article_id
WHERE event.begins_on IS NOT NULL AND NOT event.is_gone
GROUP BY 1, 2
ORDER BY 1 DESC, 3 DESC, 2 ASC
LIMIT 100
