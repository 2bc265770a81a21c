-- Successions that the gazetteer does not tell any more.
DELETE FROM warehouse.place_successor AS known
WHERE
    NOT EXISTS (
        SELECT 1
        FROM gazetteer_successor AS told
        WHERE
            told.place_id = known.place_id
            AND told.successor_place_id = known.successor_place_id
    )
