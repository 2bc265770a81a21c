-- Columns of the marts with their types and comments, in the order of the views.
SELECT
    class.relname AS mart,
    attribute.attname AS name,
    pg_catalog.format_type(attribute.atttypid, attribute.atttypmod) AS type_name,
    pg_catalog.col_description(class.oid, attribute.attnum) AS comment
FROM pg_catalog.pg_class AS class
INNER JOIN pg_catalog.pg_attribute AS attribute
    ON class.oid = attribute.attrelid AND attribute.attnum > 0
WHERE
    class.relnamespace = 'mart'::regnamespace
    AND class.relkind IN ('v', 'm')
    AND NOT attribute.attisdropped
ORDER BY class.relname COLLATE "C", attribute.attnum
