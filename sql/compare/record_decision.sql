-- Write down what one capture came to.
UPDATE staging.reading
SET
    fate = :fate,
    target_url = :target_url,
    revision_id = :revision_id,
    revision_ordinal = :revision_ordinal,
    changes = cast(:changes AS jsonb)
WHERE build_id = :build_id AND capture_id = :capture_id
