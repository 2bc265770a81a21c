-- Every article that belongs to a story.
INSERT INTO touched (article_id)
SELECT article.article_id
FROM warehouse.fact_article AS article
WHERE article.story_id IS NOT NULL
ON CONFLICT DO NOTHING
