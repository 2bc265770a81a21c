SELECT
    portal.portal_code,
    brake.date_on,
    brake.articles_asked,
    brake.articles_missing,
    brake.recovered_on,
    brake.is_confirmed
FROM warehouse.gone_brake AS brake
INNER JOIN warehouse.dim_portal AS portal ON brake.portal_id = portal.portal_id
ORDER BY brake.date_on DESC, portal.portal_code ASC
