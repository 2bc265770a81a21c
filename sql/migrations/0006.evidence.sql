-- The promise text[start:end] = quote, checked for every row that enters a fact table.
-- depends: 0004.facts

CREATE FUNCTION warehouse.evidence_source(
    revision warehouse.fact_article_revision, source_field text
)
RETURNS text
LANGUAGE sql
IMMUTABLE
RETURN CASE
    WHEN source_field = 'text' THEN revision.text
    WHEN source_field = 'title' THEN revision.title
    WHEN source_field = 'byline' THEN revision.byline
    WHEN source_field ~ '^captions\.[0-9]+$'
        THEN revision.captions[substring(source_field FROM 10)::integer + 1]
END;

CREATE FUNCTION warehouse.check_evidence()
RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    broken record;
BEGIN
    SELECT added.revision_id, added.source_field, added.span_start, added.span_end, added.quote
    INTO broken
    FROM added
    INNER JOIN warehouse.fact_article_revision AS revision USING (revision_id)
    WHERE substring(
        warehouse.evidence_source(revision, added.source_field)
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

CREATE TRIGGER fact_quantity_evidence_added
AFTER INSERT ON warehouse.fact_quantity
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_quantity_evidence_changed
AFTER UPDATE ON warehouse.fact_quantity
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_document_citation_evidence_added
AFTER INSERT ON warehouse.fact_document_citation
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_document_citation_evidence_changed
AFTER UPDATE ON warehouse.fact_document_citation
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_person_mention_evidence_added
AFTER INSERT ON warehouse.fact_person_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_person_mention_evidence_changed
AFTER UPDATE ON warehouse.fact_person_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_organisation_mention_evidence_added
AFTER INSERT ON warehouse.fact_organisation_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_organisation_mention_evidence_changed
AFTER UPDATE ON warehouse.fact_organisation_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_place_mention_evidence_added
AFTER INSERT ON warehouse.fact_place_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_place_mention_evidence_changed
AFTER UPDATE ON warehouse.fact_place_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_event_evidence_added
AFTER INSERT ON warehouse.fact_event
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

CREATE TRIGGER fact_event_evidence_changed
AFTER UPDATE ON warehouse.fact_event
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.check_evidence();

-- A revision's words never change: the spans of its facts point into them.
CREATE FUNCTION warehouse.refuse_rewording()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'revision % is append only: its words cannot be changed', old.revision_id
        USING ERRCODE = 'check_violation';
END;
$$;

CREATE TRIGGER fact_article_revision_reworded
BEFORE UPDATE OF title, text, byline, captions ON warehouse.fact_article_revision
FOR EACH ROW
WHEN (
    (old.title, old.text, old.byline, old.captions)
    IS DISTINCT FROM (new.title, new.text, new.byline, new.captions)
)
EXECUTE FUNCTION warehouse.refuse_rewording();
