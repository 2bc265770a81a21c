-- One topic of the extractor's vocabulary.
INSERT INTO warehouse.dim_topic AS known (topic_id, topic_code, name_en, name_vi)
VALUES (:topic_id, :code, :name_en, :name_vi)
ON CONFLICT (topic_id) DO UPDATE
    SET
        name_en = excluded.name_en,
        name_vi = excluded.name_vi
    WHERE known IS DISTINCT FROM excluded
