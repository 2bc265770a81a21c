-- Administrative units; the gazetteer is the authority: a corrected row replaces the old.
INSERT INTO warehouse.dim_place AS known (
    place_id,
    level,
    name,
    name_search,
    official_code,
    parent_place_id,
    valid_from,
    valid_to,
    today_place_id,
    province_place_id,
    today_province_place_id
)
SELECT
    unit.place_id,
    unit.level,
    unit.name,
    unit.name_search,
    unit.official_code,
    unit.parent_place_id,
    unit.valid_from,
    unit.valid_to,
    unit.today_place_id,
    unit.province_place_id,
    unit.today_province_place_id
FROM gazetteer_place AS unit
ON CONFLICT (place_id) DO UPDATE
    SET
        name = excluded.name,
        name_search = excluded.name_search,
        parent_place_id = excluded.parent_place_id,
        valid_from = excluded.valid_from,
        valid_to = excluded.valid_to,
        today_place_id = excluded.today_place_id,
        province_place_id = excluded.province_place_id,
        today_province_place_id = excluded.today_province_place_id
    WHERE known IS DISTINCT FROM excluded
