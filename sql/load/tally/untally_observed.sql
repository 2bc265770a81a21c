-- What may be gone, or be back, is not counted while that is found out.
SELECT warehouse.untally(array(SELECT DISTINCT observation.article_id FROM observation))
