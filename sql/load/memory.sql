-- A night's rows are joined and sorted in memory; the terms of its articles and figures wait until
-- all of them are there (settle_indexes): an index takes one large batch in half the time of many.
SELECT
    set_config(
        'work_mem',
        greatest(pg_size_bytes(current_setting('work_mem')) / 1024, 65536) || 'kB',
        TRUE
    ) AS work_mem,
    set_config('gin_pending_list_limit', '256MB', TRUE) AS gin_pending_list_limit
