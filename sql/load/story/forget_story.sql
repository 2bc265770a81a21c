-- A story that nobody tells any more.
DELETE FROM warehouse.dim_story AS story
WHERE
    story.story_id = :story_id
    AND NOT EXISTS (
        SELECT 1
        FROM warehouse.fact_article AS article
        WHERE article.story_id = story.story_id
    )
