-- What this seed was last made from, if the rows that seeds make are there.
SELECT seed.digest
FROM warehouse.seed AS seed
WHERE
    seed.seed_name = :seed_name
    AND EXISTS (SELECT 1 FROM warehouse.dim_place)
    AND EXISTS (SELECT 1 FROM warehouse.dim_date)
