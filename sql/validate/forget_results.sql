-- A repeated validation replaces its results.
DELETE FROM quality.check_result
WHERE build_id = :build_id
