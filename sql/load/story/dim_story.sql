-- One story, named after its earliest article.
INSERT INTO warehouse.dim_story AS known (story_id, title, canonical_article_id)
VALUES (:story_id, :title, :canonical_article_id)
ON CONFLICT (story_id) DO UPDATE
    SET title = excluded.title
    WHERE known.title <> excluded.title
