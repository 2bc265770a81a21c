-- Articles that are read anew count again when the next load has brought them back.
SELECT warehouse.untally(cast(:article_ids AS uuid[]))
