-- Members of stories that this build saw: their address or first day may be another one.
INSERT INTO touched (article_id)
SELECT DISTINCT article.article_id
FROM loadable
INNER JOIN warehouse.fact_article AS article ON loadable.article_id = article.article_id
WHERE article.story_id IS NOT NULL
ON CONFLICT DO NOTHING
