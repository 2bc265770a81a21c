-- One portal as its file on the shelf describes it today.
INSERT INTO warehouse.dim_portal AS known (
    portal_id,
    portal_code,
    name,
    host,
    platform,
    portal_kind,
    is_news_expected,
    publisher_organisation_id,
    place_id
)
VALUES (
    :portal_id,
    :portal_code,
    :name,
    :host,
    :platform,
    :portal_kind,
    :is_news_expected,
    :publisher_organisation_id,
    :place_id
)
ON CONFLICT (portal_id) DO UPDATE
    SET
        name = excluded.name,
        host = excluded.host,
        platform = excluded.platform,
        portal_kind = excluded.portal_kind,
        is_news_expected = excluded.is_news_expected,
        publisher_organisation_id = excluded.publisher_organisation_id,
        place_id = excluded.place_id
    WHERE known IS DISTINCT FROM excluded
