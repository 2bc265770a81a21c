-- Rows of articles that are read anew; the next load brings them back from their captures.
DELETE FROM warehouse.story_edge
WHERE article_id = any(:article_ids) OR other_article_id = any(:article_ids)
