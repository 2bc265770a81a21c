-- Organisations that this build's articles name, as issuers and organisers too. A known type
-- is kept; 'unknown' gives way to it.
WITH named AS (
    SELECT
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
)

INSERT INTO warehouse.dim_organisation AS known (
    organisation_id,
    name,
    name_search,
    organisation_type
)
SELECT DISTINCT ON (organisation_id)
    organisation_id,
    name,
    name_search,
    organisation_type
FROM named
ORDER BY
    organisation_id,
    organisation_type = 'unknown',
    name COLLATE "C",
    organisation_type COLLATE "C"
ON CONFLICT (organisation_id) DO UPDATE
    SET organisation_type = excluded.organisation_type
    WHERE known.organisation_type = 'unknown' AND excluded.organisation_type <> 'unknown'
