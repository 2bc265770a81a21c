-- A portal's publisher; its type is unknown until an article names the organisation.
INSERT INTO warehouse.dim_organisation (organisation_id, name, name_search, organisation_type)
VALUES (:organisation_id, :name, :name_search, 'unknown')
ON CONFLICT (organisation_id) DO NOTHING
