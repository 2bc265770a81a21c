-- One article joins, changes or leaves a story.
UPDATE warehouse.fact_article
SET story_id = :story_id
WHERE article_id = :article_id
