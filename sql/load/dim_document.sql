-- Documents that this build's articles cite. What one article leaves out another may print:
-- only missing attributes are filled in.
INSERT INTO warehouse.dim_document AS known (
    document_id,
    kind,
    number_symbol,
    issuer_name,
    issuer_organisation_id,
    issued_on,
    subject
)
SELECT DISTINCT ON (citation.document_id)
    citation.document_id,
    citation.kind,
    citation.number_symbol,
    citation.issuer_name,
    citation.issuer_organisation_id,
    citation.issued_on,
    citation.subject
FROM staging.document_citation AS citation
INNER JOIN loadable ON citation.capture_id = loadable.capture_id AND loadable.is_filling
WHERE
    citation.build_id = :build_id
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
ORDER BY
    citation.document_id ASC,
    citation.issuer_name IS NULL,
    citation.issued_on IS NULL,
    citation.subject IS NULL,
    citation.kind COLLATE "C" DESC,
    citation.issuer_name COLLATE "C",
    citation.issued_on,
    citation.subject COLLATE "C",
    citation.number_symbol COLLATE "C"
ON CONFLICT (document_id) DO UPDATE
    SET
        issuer_name = coalesce(known.issuer_name, excluded.issuer_name),
        issuer_organisation_id = coalesce(
            known.issuer_organisation_id, excluded.issuer_organisation_id
        ),
        issued_on = coalesce(known.issued_on, excluded.issued_on),
        subject = coalesce(known.subject, excluded.subject)
    WHERE
    (known.issuer_name IS NULL AND excluded.issuer_name IS NOT NULL)
    OR (known.issued_on IS NULL AND excluded.issued_on IS NOT NULL)
    OR (known.subject IS NULL AND excluded.subject IS NOT NULL)
