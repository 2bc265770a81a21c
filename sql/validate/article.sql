SELECT
    cast(reading.capture_id AS text) AS row_key,
    reading.capture_id,
    reading.portal_code,
    reading.url,
    coalesce(length(btrim(reading.title)), 0) AS title_length,
    to_hex(ascii(substring(reading.title FROM '[\u0001-\u001f\u007f-\u009f]')))
        AS title_control_character,
    CASE
        WHEN
            coalesce(btrim(reading.text), '') = ''
            AND coalesce(cardinality(reading.captions), 0) = 0
            AND coalesce(jsonb_array_length(reading.tables), 0) = 0
            AND coalesce(jsonb_array_length(reading.attachments), 0) = 0
            THEN 'no text, caption, table or file'
    END AS missing_content,
    to_hex(ascii(substring(reading.text FROM '[\u0001-\u0009\u000b-\u001f\u007f-\u009f]')))
        AS text_control_character,
    to_hex(ascii(substring(reading.printed FROM '[\u200b-\u200d\u2060\ufeff]')))
        AS zero_width_character,
    length(reading.printed) - length(replace(reading.printed, chr(65533), ''))
        AS replacement_characters,
    reading.printed IS NFC NORMALIZED AS is_nfc,
    -- UTF-8 read as Windows-1252: the first byte of a Vietnamese letter, and what may follow it.
    coalesce(
        substring(
            reading.printed
            FROM 'á[º»][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]'
        ),
        substring(reading.printed FROM 'Ã[\u0080-\u009f¡-¿]|Ä[\u0090\u0091‘]|Æ[°¡]|â€|ï»¿')
    ) AS mojibake,
    extract(YEAR FROM reading.published_on) AS published_year,
    reading.published_on - reading.news_day AS days_ahead_of_news_day,
    reading.published_basis,
    reading.published_precision,
    CASE
        WHEN (reading.published_on IS NULL) <> (coalesce(reading.published_basis, '') = 'absent')
            THEN
                concat_ws(
                    ' with date ',
                    coalesce(reading.published_basis, 'no basis'),
                    coalesce(cast(reading.published_on AS text), 'absent')
                )
    END AS unfit_basis,
    nullif(
        concat_ws(
            ', ',
            CASE WHEN reading.article_id IS NULL THEN 'article_id' END,
            CASE WHEN reading.page_identity IS NULL THEN 'page_identity' END,
            CASE WHEN reading.content_digest IS NULL THEN 'content_digest' END,
            CASE WHEN reading.layout IS NULL THEN 'layout' END,
            CASE WHEN reading.encoding IS NULL THEN 'encoding' END,
            CASE WHEN reading.extractor_version IS NULL THEN 'extractor_version' END,
            CASE WHEN reading.title_search IS NULL THEN 'title_search' END,
            CASE WHEN reading.text_search IS NULL THEN 'text_search' END,
            CASE WHEN reading.captions IS NULL THEN 'captions' END,
            CASE WHEN reading.authors IS NULL THEN 'authors' END,
            CASE WHEN reading.tables IS NULL THEN 'tables' END,
            CASE WHEN reading.attachments IS NULL THEN 'attachments' END,
            CASE
                WHEN reading.is_published_conflicting IS NULL THEN 'is_published_conflicting'
            END,
            CASE WHEN reading.revision_id IS NULL AND reading.is_news THEN 'revision_id' END,
            CASE
                WHEN reading.revision_ordinal IS NULL AND reading.is_news THEN 'revision_ordinal'
            END
        ),
        ''
    ) AS missing_columns,
    reading.refused
FROM (
    SELECT
        whole.*,
        whole.fate IN ('loaded', 'revised') AS is_news,
        concat_ws(
            chr(10), whole.title, whole.byline, whole.text, array_to_string(whole.captions, chr(10))
        ) AS printed,
        to_jsonb(whole.*) AS refused
    FROM staging.reading AS whole
    WHERE
        whole.build_id = :build_id
        AND whole.fate IN ('loaded', 'revised', 'unchanged', 'duplicate_of')
) AS reading
