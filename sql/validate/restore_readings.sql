-- Give the readings that an earlier validation of this build refused their fates back.
-- The reason tells them from readings that were staged anew since.
UPDATE staging.reading
SET
    fate = refused_row.refused ->> 'fate',
    reason = refused_row.refused ->> 'reason'
FROM quarantine.refused_row
WHERE
    reading.build_id = :build_id
    AND refused_row.build_id = :build_id
    AND refused_row.table_name = 'reading'
    AND refused_row.capture_id = reading.capture_id
    AND reading.fate = 'quarantined'
    AND position(refused_row.reason IN reading.reason) > 0
