-- Evidence in tables of the page, and ratios that are no whole numbers.
-- depends: 0012.dates_periods_topics
-- noqa: disable=RF01,LT02

-- A table as one string: rows joined by a line feed, cells by " | ", as the extractor reads it.
CREATE FUNCTION warehouse.table_text(tables jsonb, position_in_page integer)
RETURNS text
LANGUAGE sql
IMMUTABLE
RETURN (
    SELECT string_agg(line.words, chr(10) ORDER BY line.ordinal)
    FROM (
        SELECT
            listed.ordinal,
            coalesce(string_agg(cell.words, ' | ' ORDER BY cell.ordinal), '') AS words
        FROM
            jsonb_array_elements(table_text.tables -> table_text.position_in_page)
            WITH ORDINALITY AS listed (cells, ordinal)
        LEFT JOIN LATERAL
            jsonb_array_elements_text(listed.cells)
            WITH ORDINALITY AS cell (words, ordinal) ON TRUE
        GROUP BY listed.ordinal
    ) AS line
);

CREATE OR REPLACE FUNCTION warehouse.evidence_source(
    revision warehouse.fact_article_revision, source_field text
)
RETURNS text
LANGUAGE sql
IMMUTABLE
RETURN CASE
    WHEN source_field = 'text' THEN revision.text
    WHEN source_field = 'title' THEN revision.title
    WHEN source_field = 'byline' THEN revision.byline
    WHEN source_field ~ '^captions\.[0-9]{1,4}$'
        THEN revision.captions[substring(source_field FROM 10)::integer + 1]
    WHEN source_field ~ '^tables\.[0-9]{1,4}$'
        THEN warehouse.table_text(revision.tables, substring(source_field FROM 8)::integer)
END;

-- Spans point into tables too now: they stay as they are, like the other words.
CREATE OR REPLACE TRIGGER fact_article_revision_reworded
BEFORE UPDATE OF title, text, byline, captions, tables ON warehouse.fact_article_revision
FOR EACH ROW
WHEN (
    (old.title, old.text, old.byline, old.captions, old.tables)
    IS DISTINCT FROM (new.title, new.text, new.byline, new.captions, new.tables)
)
EXECUTE FUNCTION warehouse.refuse_rewording();

-- The view is laid anew after the migrations.
DROP VIEW IF EXISTS mart.quantity CASCADE;

ALTER TABLE warehouse.fact_quantity
ALTER COLUMN numerator TYPE numeric,
ALTER COLUMN denominator TYPE numeric;

ALTER TABLE staging.quantity
ALTER COLUMN numerator TYPE numeric,
ALTER COLUMN denominator TYPE numeric;

COMMENT ON FUNCTION warehouse.table_text(jsonb, integer) IS
'One table of a page as the string that spans point into | '
'Một bảng của trang dưới dạng chuỗi mà trích dẫn trỏ tới';
