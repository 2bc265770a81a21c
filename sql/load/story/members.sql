-- What orders the articles of a story.
SELECT
    article.article_id,
    article.story_id,
    article.published_on,
    article.published_at,
    article.first_seen_on,
    article.url
FROM touched
INNER JOIN warehouse.fact_article AS article ON touched.article_id = article.article_id
ORDER BY article.article_id
