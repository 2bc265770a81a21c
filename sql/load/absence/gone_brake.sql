INSERT INTO warehouse.gone_brake AS known (
    portal_id,
    date_on,
    articles_asked,
    articles_missing,
    recovered_on,
    is_confirmed
)
SELECT
    present_brake.portal_id,
    present_brake.date_on,
    present_brake.articles_asked,
    present_brake.articles_missing,
    present_brake.recovered_on,
    present_brake.is_confirmed
FROM present_brake
ON CONFLICT (portal_id, date_on) DO UPDATE
    SET
        articles_asked = excluded.articles_asked,
        articles_missing = excluded.articles_missing,
        recovered_on = excluded.recovered_on,
        is_confirmed = excluded.is_confirmed
    WHERE known IS DISTINCT FROM excluded
