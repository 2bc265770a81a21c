-- Articles join, change or leave their story.
UPDATE warehouse.fact_article AS article
SET story_id = told.story_id
FROM told
WHERE
    article.article_id = told.article_id
    AND article.story_id IS DISTINCT FROM told.story_id
