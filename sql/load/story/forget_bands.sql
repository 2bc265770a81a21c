-- The bands of a text that has a newer revision.
DELETE FROM warehouse.article_band AS band
USING loadable
WHERE band.article_id = loadable.article_id AND loadable.is_new
