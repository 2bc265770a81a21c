-- Documents that this build's articles cite. What one article leaves out another may print:
-- only missing attributes are filled in. Of a well-known document of the centre the gazetteer
-- tells them all.
INSERT INTO warehouse.dim_document AS known (
    document_id,
    kind,
    number_symbol,
    issuer_name,
    issuer_organisation_id,
    issued_on,
    subject,
    name,
    series_period,
    series_basis
)
SELECT DISTINCT ON (citation.document_id)
    citation.document_id,
    coalesce(central.kind, citation.kind) AS kind,
    coalesce(central.number_symbol, citation.number_symbol) AS number_symbol,
    coalesce(central.issuer_name, citation.issuer_name) AS issuer_name,
    citation.issuer_organisation_id,
    coalesce(central.issued_on, citation.issued_on) AS issued_on,
    citation.subject,
    central.name,
    citation.series_period,
    citation.series_basis
FROM staging.document_citation AS citation
INNER JOIN loadable ON citation.capture_id = loadable.capture_id AND loadable.is_filling
LEFT JOIN warehouse.central_document AS central ON citation.document_id = central.document_id
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
        subject = coalesce(known.subject, excluded.subject),
        name = coalesce(known.name, excluded.name),
        series_period = coalesce(known.series_period, excluded.series_period),
        -- a printed day says more than the day of the article
        series_basis = CASE
            WHEN known.series_basis IN ('number', 'stated') THEN known.series_basis
            ELSE coalesce(excluded.series_basis, known.series_basis)
        END
    WHERE
    (known.issuer_name IS NULL AND excluded.issuer_name IS NOT NULL)
    OR (known.issued_on IS NULL AND excluded.issued_on IS NOT NULL)
    OR (known.subject IS NULL AND excluded.subject IS NOT NULL)
    OR (known.name IS NULL AND excluded.name IS NOT NULL)
    OR (
        coalesce(known.series_basis, 'none') IN ('article', 'none')
        AND excluded.series_basis IN ('number', 'stated')
    )
