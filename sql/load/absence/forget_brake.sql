-- Brakes that a later count does not find any more.
DELETE FROM warehouse.gone_brake AS known
WHERE NOT EXISTS (
    SELECT 1
    FROM present_brake
    WHERE present_brake.portal_id = known.portal_id AND present_brake.date_on = known.date_on
)
