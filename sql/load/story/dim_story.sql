-- Stories, named after their earliest articles.
INSERT INTO warehouse.dim_story AS known (story_id, title, canonical_article_id)
SELECT
    told.story_id,
    article.title,
    article.article_id
FROM told
INNER JOIN warehouse.fact_article AS article ON told.article_id = article.article_id
WHERE told.story_id IS NOT NULL AND told.article_id = told.canonical_article_id
ON CONFLICT (story_id) DO UPDATE
    SET title = excluded.title
    WHERE known.title <> excluded.title
