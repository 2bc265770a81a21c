-- One well-known document of the centre as the gazetteer describes it.
INSERT INTO warehouse.central_document AS known (
    document_id,
    kind,
    number_symbol,
    name,
    issuer_name,
    issued_on,
    evidence
)
VALUES (:document_id, :kind, :number_symbol, :name, :issuer_name, :issued_on, :evidence)
ON CONFLICT (document_id) DO UPDATE
    SET
        kind = excluded.kind,
        name = excluded.name,
        issuer_name = excluded.issuer_name,
        evidence = excluded.evidence
    WHERE known IS DISTINCT FROM excluded
