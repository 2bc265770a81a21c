-- Question: What does each portal write about?
-- Câu hỏi: Mỗi cổng viết về những chủ đề gì?
-- An article may have several topics: the shares of a portal add up to more than 100.
WITH held AS (
    SELECT
        article.portal_code,
        count(*) AS articles
    FROM mart.article AS article
    WHERE NOT article.is_gone
    GROUP BY article.portal_code
)

SELECT
    topic.portal_code,
    topic.topic_code,
    topic.name_vi,
    count(DISTINCT topic.article_id) AS articles,
    round(100.0 * count(DISTINCT topic.article_id) / held.articles, 1) AS share_percent
FROM mart.topic AS topic
INNER JOIN held ON topic.portal_code = held.portal_code
WHERE NOT topic.is_gone
GROUP BY topic.portal_code, topic.topic_code, topic.name_vi, held.articles
ORDER BY topic.portal_code ASC, articles DESC, topic.topic_code ASC
LIMIT 100
