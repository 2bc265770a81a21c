-- Which unit took over which.
INSERT INTO warehouse.place_successor AS known (
    place_id,
    successor_place_id,
    changed_on,
    resolution
)
SELECT
    told.place_id,
    told.successor_place_id,
    told.changed_on,
    told.resolution
FROM gazetteer_successor AS told
ON CONFLICT (place_id, successor_place_id) DO UPDATE
    SET
        changed_on = excluded.changed_on,
        resolution = excluded.resolution
    WHERE known IS DISTINCT FROM excluded
