-- A busy night loads faster: new terms reach the search index in large batches, a text is unpacked
-- once for all its facts.
-- depends: 0027.search_cost

-- A load asks for a longer list of waiting terms than others do (sql/load/memory.sql).
ALTER INDEX warehouse.article_search_terms RESET (gin_pending_list_limit);

-- Lay the terms that wait into the indexes of words, as VACUUM does; only their owner may. Returns
-- the pages that waited.
CREATE FUNCTION warehouse.settle_indexes()
RETURNS bigint
LANGUAGE sql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET work_mem = '256MB'
AS $$
    SELECT coalesce(sum(gin_clean_pending_list(entry.oid::regclass)), 0)::bigint
    FROM pg_class AS entry
    INNER JOIN pg_am AS method ON entry.relam = method.oid
    WHERE
        entry.relnamespace = 'warehouse'::regnamespace
        AND entry.relkind = 'i'
        AND method.amname = 'gin'
$$;

REVOKE ALL ON FUNCTION warehouse.settle_indexes() FROM public;

-- The same promise as in 0006.evidence. Joined fact by fact, a text would be fetched and unpacked
-- for each of its forty facts.
CREATE OR REPLACE FUNCTION warehouse.check_evidence()
RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    broken record;
BEGIN
    WITH spoken AS MATERIALIZED (
        SELECT
            revision.revision_id,
            revision.title,
            revision.byline,
            revision.text || '' AS body,
            revision.captions,
            revision.tables
        FROM warehouse.fact_article_revision AS revision
        WHERE revision.revision_id IN (SELECT one.revision_id FROM added AS one)
    )

    SELECT added.revision_id, added.source_field, added.span_start, added.span_end, added.quote
    INTO broken
    FROM added
    INNER JOIN spoken ON added.revision_id = spoken.revision_id
    WHERE substring(
        warehouse.evidence_string(
            added.source_field,
            spoken.title,
            spoken.byline,
            spoken.body,
            spoken.captions,
            spoken.tables
        )
        FROM added.span_start + 1 FOR added.span_end - added.span_start
    ) IS DISTINCT FROM added.quote
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%: revision % field % [%:%] is not the quote "%"',
            TG_TABLE_NAME, broken.revision_id, broken.source_field,
            broken.span_start, broken.span_end, broken.quote
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END;
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION warehouse.settle_indexes() IS 'Lay waiting terms into the indexes of words; how many pages waited | Đưa các mục từ đang chờ vào các chỉ mục từ; số trang đã chờ';
