SELECT
    differing.tally,
    differing.kept,
    differing.counted
FROM warehouse.tally_differences() AS differing
ORDER BY differing.tally, differing.kept, differing.counted
