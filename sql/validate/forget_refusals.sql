-- A repeated validation refuses anew.
DELETE FROM quarantine.refused_row
WHERE build_id = :build_id
