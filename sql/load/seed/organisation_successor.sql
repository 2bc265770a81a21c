-- One merger of bodies as the gazetteer tells it.
INSERT INTO warehouse.organisation_successor AS known (
    level,
    body,
    body_search,
    successor_body,
    changed_on,
    function,
    legal_basis,
    remark
)
VALUES (
    :level,
    :body,
    :body_search,
    :successor_body,
    :changed_on,
    :function,
    :legal_basis,
    :remark
)
ON CONFLICT (level, body, successor_body) DO UPDATE
    SET
        changed_on = excluded.changed_on,
        function = excluded.function,
        legal_basis = excluded.legal_basis,
        remark = excluded.remark
    WHERE known IS DISTINCT FROM excluded
