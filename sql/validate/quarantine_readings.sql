-- Readings with a refusal are left out of the load, with all their reasons.
UPDATE staging.reading
SET
    fate = 'quarantined',
    reason = refusal.reasons
FROM (
    SELECT
        refused_row.capture_id,
        string_agg(refused_row.reason, ' ' ORDER BY refused_row.expectation) AS reasons
    FROM quarantine.refused_row
    WHERE refused_row.build_id = :build_id AND refused_row.table_name = 'reading'
    GROUP BY refused_row.capture_id
) AS refusal
WHERE reading.build_id = :build_id AND reading.capture_id = refusal.capture_id
