-- A portal's publisher; its type is unknown until an article names the organisation.
INSERT INTO warehouse.dim_organisation AS known (
    organisation_id,
    name,
    name_search,
    organisation_type,
    body,
    body_search,
    level,
    place_id
)
VALUES (
    :organisation_id,
    :name,
    :name_search,
    'unknown',
    :body,
    :body_search,
    :level,
    :place_id
)
ON CONFLICT (organisation_id) DO UPDATE
    SET
        body = excluded.body,
        body_search = excluded.body_search,
        level = excluded.level,
        place_id = excluded.place_id
    WHERE known.body IS NULL
