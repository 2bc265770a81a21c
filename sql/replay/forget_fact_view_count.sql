-- Rows of articles that are read anew; the next load brings them back from their captures.
DELETE FROM warehouse.fact_view_count
WHERE article_id = any(:article_ids)
