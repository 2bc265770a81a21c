-- Organisations that this build's articles name, as issuers, organisers and offices too. What is
-- known is kept; 'unknown' and what is missing give way to it.
WITH named AS (
    SELECT
        mention.capture_id,
        mention.organisation_id,
        mention.name,
        mention.name_search,
        mention.organisation_type
    FROM staging.organisation_mention AS mention
    INNER JOIN loadable ON mention.capture_id = loadable.capture_id AND loadable.is_filling
    WHERE
        mention.build_id = :build_id
        AND NOT EXISTS (
            SELECT 1
            FROM quarantine.refused_row AS refused
            WHERE
                refused.build_id = mention.build_id
                AND refused.table_name = 'organisation_mention'
                AND refused.row_key = concat_ws(
                    '|',
                    mention.capture_id,
                    mention.source_field,
                    mention.span_start,
                    mention.span_end
                )
                AND refused.released_at IS NULL
        )
    UNION ALL
    SELECT
        citation.capture_id,
        citation.issuer_organisation_id,
        citation.issuer_name,
        citation.issuer_name_search,
        'unknown' AS organisation_type
    FROM staging.document_citation AS citation
    INNER JOIN loadable ON citation.capture_id = loadable.capture_id AND loadable.is_filling
    WHERE
        citation.build_id = :build_id
        AND citation.issuer_organisation_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM quarantine.refused_row AS refused
            WHERE
                refused.build_id = citation.build_id
                AND refused.table_name = 'document_citation'
                AND refused.row_key = concat_ws(
                    '|',
                    citation.capture_id,
                    citation.source_field,
                    citation.span_start,
                    citation.span_end
                )
                AND refused.released_at IS NULL
        )
    UNION ALL
    SELECT
        event.capture_id,
        event.organiser_organisation_id,
        event.organiser_name,
        event.organiser_name_search,
        'unknown' AS organisation_type
    FROM staging.event AS event
    INNER JOIN loadable ON event.capture_id = loadable.capture_id AND loadable.is_filling
    WHERE
        event.build_id = :build_id
        AND event.organiser_organisation_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM quarantine.refused_row AS refused
            WHERE
                refused.build_id = event.build_id
                AND refused.table_name = 'event'
                AND refused.row_key = event.capture_id || '|' || event.ordinal
                AND refused.released_at IS NULL
        )
    UNION ALL
    SELECT
        person.capture_id,
        person.office_organisation_id,
        person.office_name,
        person.office_name_search,
        'unknown' AS organisation_type
    FROM staging.person_mention AS person
    INNER JOIN loadable ON person.capture_id = loadable.capture_id AND loadable.is_filling
    WHERE
        person.build_id = :build_id
        AND person.office_organisation_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM quarantine.refused_row AS refused
            WHERE
                refused.build_id = person.build_id
                AND refused.table_name = 'person_mention'
                AND refused.row_key = concat_ws(
                    '|',
                    person.capture_id,
                    person.source_field,
                    person.span_start,
                    person.span_end
                )
                AND refused.released_at IS NULL
        )
)

INSERT INTO warehouse.dim_organisation AS known (
    organisation_id,
    name,
    name_search,
    organisation_type,
    body,
    body_search,
    level,
    place_id
)
SELECT DISTINCT ON (named.organisation_id)
    named.organisation_id,
    named.name,
    named.name_search,
    named.organisation_type,
    said.body,
    said.body_search,
    said.level,
    said.place_id
FROM named
LEFT JOIN staging.organisation AS said
    ON
        said.build_id = :build_id
        AND named.capture_id = said.capture_id
        AND named.organisation_id = said.organisation_id
ORDER BY
    named.organisation_id,
    named.organisation_type = 'unknown',
    said.level IS NULL,
    named.name COLLATE "C",
    named.organisation_type COLLATE "C",
    said.level COLLATE "C"
ON CONFLICT (organisation_id) DO UPDATE
    SET
        organisation_type = CASE
            WHEN known.organisation_type = 'unknown' THEN excluded.organisation_type
            ELSE known.organisation_type
        END,
        body = coalesce(known.body, excluded.body),
        body_search = coalesce(known.body_search, excluded.body_search),
        level = coalesce(known.level, excluded.level),
        place_id = coalesce(known.place_id, excluded.place_id)
    WHERE
    (known.organisation_type = 'unknown' AND excluded.organisation_type <> 'unknown')
    OR (known.body IS NULL AND excluded.body IS NOT NULL)
    OR (known.level IS NULL AND excluded.level IS NOT NULL)
    OR (known.place_id IS NULL AND excluded.place_id IS NOT NULL)
