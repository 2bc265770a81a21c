-- What this build reads again is not counted while it changes.
SELECT warehouse.untally(ARRAY(SELECT DISTINCT loadable.article_id FROM loadable))
