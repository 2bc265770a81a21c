-- What may be shown of articles and their facts: the marts read these views, never the tables
-- behind them, so that a takedown is in force everywhere at once. An article that was taken down
-- keeps its row and its address, its facts are left out; a name is blackened where it is printed.

DROP VIEW IF EXISTS warehouse.shown_article CASCADE;

CREATE VIEW warehouse.shown_article AS
SELECT
    fact.article_id,
    fact.portal_id,
    fact.page_identity,
    fact.url,
    fact.current_revision_id,
    fact.story_id,
    CASE
        WHEN held.revision_id IS NULL THEN fact.title
        WHEN held.is_article THEN '[Đã gỡ theo yêu cầu · Taken down on request]'
        ELSE warehouse.blacken(fact.title, held.names)
    END AS title,
    CASE
        WHEN held.revision_id IS NULL THEN fact.title_search
        WHEN held.is_article THEN ''
        ELSE warehouse.blacken(fact.title_search, held.names)
    END AS title_search,
    fact.published_at,
    fact.published_on,
    fact.published_basis,
    fact.published_precision,
    CASE
        WHEN held.revision_id IS NULL THEN fact.published_quote
        WHEN NOT held.is_article THEN warehouse.blacken(fact.published_quote, held.names)
    END AS published_quote,
    fact.is_published_conflicting,
    CASE
        WHEN held.revision_id IS NULL THEN fact.byline
        WHEN NOT held.is_article THEN warehouse.blacken(fact.byline, held.names)
    END AS byline,
    CASE
        WHEN held.revision_id IS NULL THEN fact.authors
        WHEN held.is_article THEN '{}'
        ELSE warehouse.blacken_each(fact.authors, held.names)
    END AS authors,
    CASE
        WHEN held.revision_id IS NULL THEN fact.unit
        WHEN NOT held.is_article THEN warehouse.blacken(fact.unit, held.names)
    END AS unit,
    fact.place_id,
    fact.first_seen_on,
    fact.is_gone,
    fact.gone_on,
    fact.gone_reason,
    fact.today_place_id,
    fact.absent_since,
    fact.absent_nights
FROM warehouse.fact_article AS fact
LEFT JOIN warehouse.withheld AS held ON fact.current_revision_id = held.revision_id;

COMMENT ON VIEW warehouse.shown_article IS
'What may be shown of fact_article | Phần được hiển thị của fact_article';

DROP VIEW IF EXISTS warehouse.shown_revision CASCADE;

CREATE VIEW warehouse.shown_revision AS
SELECT
    fact.revision_id,
    fact.article_id,
    fact.revision_ordinal,
    fact.content_digest,
    CASE
        WHEN held.revision_id IS NULL THEN fact.title
        WHEN held.is_article THEN '[Đã gỡ theo yêu cầu · Taken down on request]'
        ELSE warehouse.blacken(fact.title, held.names)
    END AS title,
    CASE
        WHEN held.revision_id IS NULL THEN fact.text
        WHEN held.is_article THEN ''
        ELSE warehouse.blacken(fact.text, held.names)
    END AS text,
    CASE
        WHEN held.revision_id IS NULL THEN fact.text_search
        WHEN held.is_article THEN ''
        ELSE warehouse.blacken(fact.text_search, held.names)
    END AS text_search,
    CASE
        WHEN held.revision_id IS NULL THEN fact.byline
        WHEN NOT held.is_article THEN warehouse.blacken(fact.byline, held.names)
    END AS byline,
    CASE
        WHEN held.revision_id IS NULL THEN fact.captions
        WHEN held.is_article THEN '{}'
        ELSE warehouse.blacken_each(fact.captions, held.names)
    END AS captions,
    CASE
        WHEN held.revision_id IS NULL THEN fact.tables
        WHEN held.is_article THEN '[]'
        ELSE warehouse.blacken(fact.tables::text, held.names)::jsonb
    END AS tables,
    CASE
        WHEN held.revision_id IS NULL THEN fact.attachments
        WHEN held.is_article THEN '[]'
        ELSE warehouse.blacken(fact.attachments::text, held.names)::jsonb
    END AS attachments,
    CASE
        WHEN held.revision_id IS NULL THEN fact.changes
        WHEN held.is_article THEN '[]'
        ELSE warehouse.blacken(fact.changes::text, held.names)::jsonb
    END AS changes,
    fact.capture_id,
    fact.valid_from,
    fact.valid_to,
    fact.layout,
    fact.encoding,
    fact.extractor_version,
    fact.encoding_basis,
    CASE
        WHEN held.revision_id IS NULL THEN fact.published_quote
        WHEN NOT held.is_article THEN warehouse.blacken(fact.published_quote, held.names)
    END AS published_quote,
    fact.previous_revision_id,
    fact.disclosure,
    fact.observed_on
FROM warehouse.fact_article_revision AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id;

COMMENT ON VIEW warehouse.shown_revision IS
'What may be shown of fact_article_revision | Phần được hiển thị của fact_article_revision';

DROP VIEW IF EXISTS warehouse.shown_quantity CASCADE;

CREATE VIEW warehouse.shown_quantity AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.value,
    fact.value_high,
    fact.unit,
    CASE
        WHEN held.revision_id IS NULL THEN fact.unit_printed
        ELSE warehouse.blacken(fact.unit_printed, held.names)
    END AS unit_printed,
    fact.modifier,
    fact.nature,
    CASE
        WHEN held.revision_id IS NULL THEN fact.measure
        ELSE warehouse.blacken(fact.measure, held.names)
    END AS measure,
    CASE
        WHEN held.revision_id IS NULL THEN fact.subject
        ELSE warehouse.blacken(fact.subject, held.names)
    END AS subject,
    fact.numerator,
    fact.denominator,
    CASE
        WHEN held.revision_id IS NULL THEN fact.period_label
        ELSE warehouse.blacken(fact.period_label, held.names)
    END AS period_label,
    fact.period_start_on,
    fact.period_end_on,
    CASE
        WHEN held.revision_id IS NULL THEN fact.base
        ELSE warehouse.blacken(fact.base, held.names)
    END AS base
FROM warehouse.fact_quantity AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_quantity IS
'What may be shown of fact_quantity | Phần được hiển thị của fact_quantity';

DROP VIEW IF EXISTS warehouse.shown_document_citation CASCADE;

CREATE VIEW warehouse.shown_document_citation AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.document_id,
    CASE
        WHEN held.revision_id IS NULL THEN fact.issuer_name
        ELSE warehouse.blacken(fact.issuer_name, held.names)
    END AS issuer_name,
    fact.issued_on,
    CASE
        WHEN held.revision_id IS NULL THEN fact.subject
        ELSE warehouse.blacken(fact.subject, held.names)
    END AS subject,
    fact.is_in_banner,
    fact.conflict
FROM warehouse.fact_document_citation AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_document_citation IS
'What may be shown of fact_document_citation | Phần được hiển thị của fact_document_citation';

DROP VIEW IF EXISTS warehouse.shown_person_mention CASCADE;

CREATE VIEW warehouse.shown_person_mention AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.person_id,
    CASE
        WHEN held.revision_id IS NULL THEN fact.titles
        ELSE warehouse.blacken_each(fact.titles, held.names)
    END AS titles,
    CASE
        WHEN held.revision_id IS NULL THEN fact.role
        ELSE warehouse.blacken(fact.role, held.names)
    END AS role,
    CASE
        WHEN held.revision_id IS NULL THEN fact.variants
        ELSE warehouse.blacken_each(fact.variants, held.names)
    END AS variants
FROM warehouse.fact_person_mention AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR (NOT held.is_article AND fact.person_id <> all(held.person_ids));

COMMENT ON VIEW warehouse.shown_person_mention IS
'What may be shown of fact_person_mention | Phần được hiển thị của fact_person_mention';

DROP VIEW IF EXISTS warehouse.shown_organisation_mention CASCADE;

CREATE VIEW warehouse.shown_organisation_mention AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.organisation_id
FROM warehouse.fact_organisation_mention AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_organisation_mention IS
'What may be shown of fact_organisation_mention | Phần được hiển thị của fact_organisation_mention';

DROP VIEW IF EXISTS warehouse.shown_place_mention CASCADE;

CREATE VIEW warehouse.shown_place_mention AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.place_name,
    fact.place_level,
    fact.place_id,
    fact.province_name,
    fact.today_place_id,
    fact.candidate_names,
    fact.candidate_place_ids
FROM warehouse.fact_place_mention AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_place_mention IS
'What may be shown of fact_place_mention | Phần được hiển thị của fact_place_mention';

DROP VIEW IF EXISTS warehouse.shown_event CASCADE;

CREATE VIEW warehouse.shown_event AS
SELECT
    fact.revision_id,
    fact.ordinal,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.event_kind,
    CASE
        WHEN held.revision_id IS NULL THEN fact.name
        ELSE warehouse.blacken(fact.name, held.names)
    END AS name,
    CASE
        WHEN held.revision_id IS NULL THEN fact.event_date
        ELSE warehouse.blacken(fact.event_date, held.names)
    END AS event_date,
    fact.begins_on,
    fact.ends_on,
    CASE
        WHEN held.revision_id IS NULL THEN fact.place_name
        ELSE warehouse.blacken(fact.place_name, held.names)
    END AS place_name,
    CASE
        WHEN held.revision_id IS NULL THEN fact.organiser_name
        ELSE warehouse.blacken(fact.organiser_name, held.names)
    END AS organiser_name,
    fact.organiser_organisation_id,
    CASE
        WHEN held.revision_id IS NULL THEN fact.chair_name
        ELSE warehouse.blacken(fact.chair_name, held.names)
    END AS chair_name,
    CASE
        WHEN held.revision_id IS NULL OR fact.chair_person_id <> all(held.person_ids)
            THEN fact.chair_person_id
    END AS chair_person_id
FROM warehouse.fact_event AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_event IS
'What may be shown of fact_event | Phần được hiển thị của fact_event';

DROP VIEW IF EXISTS warehouse.shown_event_date CASCADE;

CREATE VIEW warehouse.shown_event_date AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    fact.value,
    fact.precision,
    fact.basis,
    fact.begins_on,
    fact.ends_on
FROM warehouse.fact_event_date AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_event_date IS
'What may be shown of fact_event_date | Phần được hiển thị của fact_event_date';

DROP VIEW IF EXISTS warehouse.shown_period CASCADE;

CREATE VIEW warehouse.shown_period AS
SELECT
    fact.revision_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version,
    CASE
        WHEN held.revision_id IS NULL THEN fact.label
        ELSE warehouse.blacken(fact.label, held.names)
    END AS label,
    fact.starts_on,
    fact.ends_on
FROM warehouse.fact_period AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_period IS
'What may be shown of fact_period | Phần được hiển thị của fact_period';

DROP VIEW IF EXISTS warehouse.shown_topic_evidence CASCADE;

CREATE VIEW warehouse.shown_topic_evidence AS
SELECT
    fact.revision_id,
    fact.topic_id,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    CASE
        WHEN held.revision_id IS NULL THEN fact.quote
        ELSE warehouse.blacken(fact.quote, held.names)
    END AS quote,
    fact.rule,
    fact.extractor_version
FROM warehouse.fact_topic_evidence AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_topic_evidence IS
'What may be shown of fact_topic_evidence | Phần được hiển thị của fact_topic_evidence';

DROP VIEW IF EXISTS warehouse.shown_topic_mention CASCADE;

CREATE VIEW warehouse.shown_topic_mention AS
SELECT
    fact.revision_id,
    fact.topic_id
FROM warehouse.fact_topic_mention AS fact
LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
WHERE
    held.revision_id IS NULL
    OR NOT held.is_article;

COMMENT ON VIEW warehouse.shown_topic_mention IS
'What may be shown of fact_topic_mention | Phần được hiển thị của fact_topic_mention';

DROP VIEW IF EXISTS warehouse.shown_story CASCADE;

CREATE VIEW warehouse.shown_story AS
SELECT
    fact.story_id,
    CASE
        WHEN held.revision_id IS NULL THEN fact.title
        WHEN held.is_article THEN '[Đã gỡ theo yêu cầu · Taken down on request]'
        ELSE warehouse.blacken(fact.title, held.names)
    END AS title,
    fact.canonical_article_id
FROM warehouse.dim_story AS fact
INNER JOIN warehouse.fact_article AS article ON fact.canonical_article_id = article.article_id
LEFT JOIN warehouse.withheld AS held ON article.current_revision_id = held.revision_id;

COMMENT ON VIEW warehouse.shown_story IS
'What may be shown of dim_story | Phần được hiển thị của dim_story';

DROP VIEW IF EXISTS warehouse.shown_revision_change CASCADE;

-- A change quotes two texts: what is withheld of either is withheld.
CREATE VIEW warehouse.shown_revision_change AS
SELECT
    fact.revision_id,
    fact.change_ordinal,
    fact.previous_revision_id,
    fact.kind,
    fact.action,
    fact.aspect,
    fact.before_field,
    fact.before_start,
    fact.before_end,
    CASE
        WHEN held.is_article IS NULL THEN fact.before_quote
        ELSE warehouse.blacken(fact.before_quote, held.names)
    END AS before_quote,
    CASE
        WHEN held.is_article IS NULL THEN fact.before_value
        ELSE warehouse.blacken(fact.before_value, held.names)
    END AS before_value,
    fact.before_number,
    fact.before_number_high,
    fact.before_unit,
    fact.after_field,
    fact.after_start,
    fact.after_end,
    CASE
        WHEN held.is_article IS NULL THEN fact.after_quote
        ELSE warehouse.blacken(fact.after_quote, held.names)
    END AS after_quote,
    CASE
        WHEN held.is_article IS NULL THEN fact.after_value
        ELSE warehouse.blacken(fact.after_value, held.names)
    END AS after_value,
    fact.after_number,
    fact.after_number_high,
    fact.after_unit,
    CASE
        WHEN held.is_article IS NULL THEN fact.measure
        ELSE warehouse.blacken(fact.measure, held.names)
    END AS measure,
    CASE
        WHEN held.is_article IS NULL THEN fact.subject
        ELSE warehouse.blacken(fact.subject, held.names)
    END AS subject,
    CASE
        WHEN held.is_article IS NULL THEN fact.period_label
        ELSE warehouse.blacken(fact.period_label, held.names)
    END AS period_label
FROM warehouse.fact_revision_change AS fact
LEFT JOIN LATERAL (
    SELECT
        bool_or(withheld.is_article) AS is_article,
        coalesce(
            array_agg(word.name ORDER BY length(word.name) DESC)
            FILTER (WHERE word.name IS NOT NULL),
            '{}'
        ) AS names
    FROM warehouse.withheld AS withheld
    LEFT JOIN LATERAL unnest(withheld.names) AS word (name) ON TRUE
    WHERE withheld.revision_id IN (fact.revision_id, fact.previous_revision_id)
) AS held ON TRUE
WHERE held.is_article IS NOT TRUE;

COMMENT ON VIEW warehouse.shown_revision_change IS
'What may be shown of fact_revision_change | Phần được hiển thị của fact_revision_change';

DROP VIEW IF EXISTS warehouse.shown_story_copy CASCADE;

CREATE VIEW warehouse.shown_story_copy AS
SELECT
    fact.article_id,
    fact.story_id,
    fact.revision_id,
    fact.canonical_revision_id,
    fact.jaccard,
    fact.containment,
    fact.numbers_added,
    fact.numbers_removed,
    fact.sentences_added,
    fact.sentences_removed,
    fact.is_title_changed
FROM warehouse.story_copy AS fact
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.withheld AS held
        WHERE
            held.revision_id IN (fact.revision_id, fact.canonical_revision_id)
            AND held.is_article
    );

COMMENT ON VIEW warehouse.shown_story_copy IS
'What may be shown of story_copy | Phần được hiển thị của story_copy';

-- Their columns mean what those of the tables mean.
DO $$
DECLARE
    meaning record;
BEGIN
    FOR meaning IN
        SELECT
            shown.oid::regclass AS view_name,
            part.attname AS column_name,
            col_description(origin.attrelid, origin.attnum) AS words
        FROM pg_catalog.pg_class AS shown
        INNER JOIN pg_catalog.pg_attribute AS part
            ON shown.oid = part.attrelid AND part.attnum > 0
        INNER JOIN pg_catalog.pg_attribute AS origin ON part.attname = origin.attname
        WHERE
            shown.relnamespace = 'warehouse'::regnamespace
            AND shown.relname LIKE 'shown\_%'
            AND origin.attrelid = (
                'warehouse.' || substring(
                    obj_description(shown.oid, 'pg_class') FROM '^What may be shown of (\w+)'
                )
            )::regclass
    LOOP
        EXECUTE format(
            'COMMENT ON COLUMN %s.%I IS %L',
            meaning.view_name, meaning.column_name, meaning.words
        );
    END LOOP;
END;
$$;
