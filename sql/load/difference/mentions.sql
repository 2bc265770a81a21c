-- Whom, what and when some revisions name. What dimensions say is left out: it may come from
-- other articles.
SELECT
    fact.revision_id,
    'person' AS kind,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.quote AS value,
    fact.person_id::text AS identity,
    fact.titles AS details
FROM warehouse.fact_person_mention AS fact
WHERE fact.revision_id = any(:revision_ids)
UNION ALL
SELECT
    fact.revision_id,
    'organisation' AS kind,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.quote AS value,
    fact.organisation_id::text AS identity,
    '{}' AS details
FROM warehouse.fact_organisation_mention AS fact
WHERE fact.revision_id = any(:revision_ids)
UNION ALL
SELECT
    fact.revision_id,
    'place' AS kind,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.place_name AS value,
    '' AS identity,
    '{}' AS details
FROM warehouse.fact_place_mention AS fact
WHERE fact.revision_id = any(:revision_ids)
UNION ALL
SELECT
    fact.revision_id,
    'document' AS kind,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.quote AS value,
    fact.document_id::text AS identity,
    array_remove(ARRAY[fact.issued_on::text], NULL) AS details
FROM warehouse.fact_document_citation AS fact
WHERE fact.revision_id = any(:revision_ids)
UNION ALL
SELECT
    fact.revision_id,
    'date' AS kind,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.value,
    '' AS identity,
    '{}' AS details
FROM warehouse.fact_event_date AS fact
WHERE fact.revision_id = any(:revision_ids)
UNION ALL
SELECT
    fact.revision_id,
    'period' AS kind,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    coalesce(fact.starts_on::text, '') || '..' || coalesce(fact.ends_on::text, '') AS value,
    '' AS identity,
    '{}' AS details
FROM warehouse.fact_period AS fact
WHERE fact.revision_id = any(:revision_ids)
