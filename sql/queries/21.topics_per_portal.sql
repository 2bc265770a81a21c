-- Question: What does each portal write about?
-- Câu hỏi: Mỗi cổng viết về những chủ đề gì?
-- An article may have several topics: the shares of a portal add up to more than 100. Only articles
-- that still stand. Tallies that each load keeps.
SELECT
    topic.portal_code,
    topic.topic_code,
    topic.name_vi,
    topic.article_count AS articles,
    round(100.0 * topic.article_count / topic.portal_article_count, 1) AS share_percent
FROM mart.portal_topic AS topic
ORDER BY topic.portal_code ASC, articles DESC, topic.topic_code ASC
LIMIT 100
