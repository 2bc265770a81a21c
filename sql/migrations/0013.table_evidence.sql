-- Facts read from tables: their quotes point into the table's rows, one per line.
-- depends: 0012.dates_periods_topics

CREATE FUNCTION warehouse.table_text(table_rows jsonb)
RETURNS text
LANGUAGE sql
IMMUTABLE
AS $$
    SELECT string_agg(lines.line, chr(10) ORDER BY lines.ordinal)
    FROM (
        SELECT
            rows.ordinal,
            coalesce(string_agg(cells.cell, ' | ' ORDER BY cells.ordinal), '') AS line
        FROM jsonb_array_elements(table_rows) WITH ORDINALITY AS rows (cells, ordinal)
        LEFT JOIN
            jsonb_array_elements_text(rows.cells) WITH ORDINALITY AS cells (cell, ordinal)
            ON TRUE
        GROUP BY rows.ordinal
    ) AS lines
$$;

-- The string of an article that a fact's span points into; none where the field names none.
CREATE FUNCTION warehouse.evidence_string(
    source_field text, title text, byline text, body text, captions text[], tables jsonb
)
RETURNS text
LANGUAGE sql
IMMUTABLE
RETURN CASE
    WHEN source_field = 'text' THEN body
    WHEN source_field = 'title' THEN title
    WHEN source_field = 'byline' THEN byline
    WHEN source_field ~ '^captions\.[0-9]{1,4}$'
        THEN captions[cast(substring(source_field FROM 10) AS integer) + 1]
    WHEN source_field ~ '^tables\.[0-9]{1,4}$'
        THEN warehouse.table_text(tables -> cast(substring(source_field FROM 8) AS integer))
END;

CREATE OR REPLACE FUNCTION warehouse.evidence_source(
    revision warehouse.fact_article_revision, source_field text
)
RETURNS text
LANGUAGE sql
IMMUTABLE
RETURN warehouse.evidence_string(
    source_field,
    revision.title,
    revision.byline,
    revision.text,
    revision.captions,
    revision.tables
);

DROP TRIGGER fact_article_revision_reworded ON warehouse.fact_article_revision;

CREATE TRIGGER fact_article_revision_reworded
BEFORE UPDATE OF title, text, byline, captions, tables ON warehouse.fact_article_revision
FOR EACH ROW
WHEN (
    (old.title, old.text, old.byline, old.captions, old.tables)
    IS DISTINCT FROM (new.title, new.text, new.byline, new.captions, new.tables)
)
EXECUTE FUNCTION warehouse.refuse_rewording();

-- Ratios have parts with decimals too: 1,5/2 ha. Views are laid anew after every migration.
DROP VIEW IF EXISTS mart.quantity;

ALTER TABLE warehouse.fact_quantity
ALTER COLUMN numerator TYPE numeric,
ALTER COLUMN denominator TYPE numeric;

ALTER TABLE staging.quantity
ALTER COLUMN numerator TYPE numeric,
ALTER COLUMN denominator TYPE numeric;

-- noqa: disable=LT05
COMMENT ON COLUMN staging.document_citation.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.event.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.event_date.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.organisation_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.period.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.person_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.place_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.quantity.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN staging.topic_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_document_citation.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_event.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_event_date.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_organisation_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_period.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_person_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_place_mention.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_quantity.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN warehouse.fact_topic_evidence.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON FUNCTION warehouse.table_text(jsonb) IS 'A table as one string: a line for each row, a bar between cells | Bảng thành một chuỗi: mỗi hàng một dòng, gạch đứng giữa các ô';
COMMENT ON FUNCTION warehouse.evidence_string(text, text, text, text, text[], jsonb) IS 'The string of an article that a span points into | Chuỗi của bài viết mà trích dẫn trỏ tới';
