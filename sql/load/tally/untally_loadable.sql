-- What this build reads again is not counted while it changes.
SELECT warehouse.untally(array(SELECT DISTINCT loadable.article_id FROM loadable))
