-- What this seed was made from now.
INSERT INTO warehouse.seed (seed_name, digest)
VALUES (:seed_name, :digest)
ON CONFLICT (seed_name) DO UPDATE
    SET digest = excluded.digest
