-- A new table counts as empty: the statements after this one must know how long it is.
ANALYZE loadable
