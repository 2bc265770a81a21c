-- A story that nobody belongs to any more is none.
DELETE FROM warehouse.dim_story
WHERE NOT EXISTS (
    SELECT 1
    FROM warehouse.fact_article AS article
    WHERE article.story_id = dim_story.story_id
)
