-- Today moved on: a province became a city, or the gazetteer was corrected.
UPDATE warehouse.fact_place_mention AS mention
SET today_place_id = place.today_place_id
FROM warehouse.dim_place AS place
WHERE
    mention.place_id = place.place_id
    AND mention.today_place_id IS DISTINCT FROM place.today_place_id
