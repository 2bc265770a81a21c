-- People that this build's articles name, each in an office or a place. The first spelling stays.
INSERT INTO warehouse.dim_person (
    person_id,
    name,
    name_search,
    province_name,
    office_name,
    office_organisation_id,
    place_id
)
SELECT DISTINCT ON (mention.person_id)
    mention.person_id,
    mention.name,
    mention.name_search,
    mention.province_name,
    mention.office_name,
    mention.office_organisation_id,
    mention.place_id
FROM staging.person_mention AS mention
INNER JOIN loadable ON mention.capture_id = loadable.capture_id AND loadable.is_filling
WHERE
    mention.build_id = :build_id
    AND NOT EXISTS (
        SELECT 1
        FROM quarantine.refused_row AS refused
        WHERE
            refused.build_id = mention.build_id
            AND refused.table_name = 'person_mention'
            AND refused.row_key = concat_ws(
                '|',
                mention.capture_id,
                mention.source_field,
                mention.span_start,
                mention.span_end
            )
            AND refused.released_at IS NULL
    )
ORDER BY
    mention.person_id,
    mention.name COLLATE "C",
    mention.province_name COLLATE "C",
    mention.office_name COLLATE "C"
ON CONFLICT (person_id) DO NOTHING
