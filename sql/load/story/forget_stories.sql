-- Stories that nobody tells any more; what their copies changed goes with them.
DELETE FROM warehouse.dim_story AS story
USING told
WHERE
    story.story_id = told.former_story_id
    AND NOT EXISTS (
        SELECT 1
        FROM warehouse.fact_article AS article
        WHERE article.story_id = story.story_id
    )
