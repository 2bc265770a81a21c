-- What the history of an address comes to, and when it is due again.
UPDATE crawl.address
SET
    visited_on = :visited_on,
    visits = :visits,
    changes = :changes,
    changed_on = :changed_on,
    next_visit_on = :next_visit_on,
    was_there = was_there OR :was_there,
    is_history_open = :is_open
WHERE
    portal_code = :portal_code
    AND url = :url
