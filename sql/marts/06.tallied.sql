-- What one article adds to each tally: what the marts show of it, as long as it stands (of a
-- portal's articles also the gone ones). The columns are those of the tally, by name;
-- 0024.tallies.sql keeps their sums.

DROP VIEW IF EXISTS warehouse.tallied_portal CASCADE;

CREATE VIEW warehouse.tallied_portal AS
SELECT
    article.article_id,
    article.portal_id,
    1 AS articles,
    article.is_gone::integer AS gone,
    (article.published_on IS NULL)::integer AS undated,
    (article.published_on IS NOT NULL AND article.published_basis <> 'stated')::integer
        AS dated_elsewhere,
    article.is_published_conflicting::integer AS conflicting_dates,
    (revision.revision_ordinal > 1)::integer AS changed,
    (
        NOT EXISTS (
            SELECT 1
            FROM warehouse.fact_view_count AS observed
            WHERE observed.article_id = article.article_id
        )
    )::integer AS without_counter,
    (article.place_id IS NULL)::integer AS without_place
FROM warehouse.fact_article AS article
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id;

COMMENT ON VIEW warehouse.tallied_portal IS
'What an article adds to tally_portal | Phần của mỗi bài trong tally_portal';

DROP VIEW IF EXISTS warehouse.tallied_topic CASCADE;

CREATE VIEW warehouse.tallied_topic AS
SELECT
    article.article_id,
    article.portal_id,
    fact.topic_id,
    1 AS articles
FROM warehouse.shown_topic_evidence AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone
GROUP BY article.article_id, article.portal_id, fact.topic_id;

COMMENT ON VIEW warehouse.tallied_topic IS
'What an article adds to tally_topic | Phần của mỗi bài trong tally_topic';

DROP VIEW IF EXISTS warehouse.tallied_document CASCADE;

CREATE VIEW warehouse.tallied_document AS
SELECT
    article.article_id,
    fact.document_id,
    1 AS articles,
    CASE WHEN bool_and(fact.is_in_banner) THEN 0 ELSE 1 END AS articles_in_text,
    count(*) FILTER (WHERE NOT fact.is_in_banner) AS mentions_in_text
FROM warehouse.shown_document_citation AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone
GROUP BY article.article_id, fact.document_id;

COMMENT ON VIEW warehouse.tallied_document IS
'What an article adds to tally_document | Phần của mỗi bài trong tally_document';

DROP VIEW IF EXISTS warehouse.tallied_person CASCADE;

CREATE VIEW warehouse.tallied_person AS
SELECT
    article.article_id,
    fact.person_id,
    1 AS articles,
    count(*) AS mentions
FROM warehouse.shown_person_mention AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone AND fact.role IS DISTINCT FROM 'author'
GROUP BY article.article_id, fact.person_id;

COMMENT ON VIEW warehouse.tallied_person IS
'What an article adds to tally_person | Phần của mỗi bài trong tally_person';

DROP VIEW IF EXISTS warehouse.tallied_person_title CASCADE;

CREATE VIEW warehouse.tallied_person_title AS
SELECT
    article.article_id,
    fact.person_id,
    office.title,
    1 AS articles
FROM warehouse.shown_person_mention AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
CROSS JOIN LATERAL unnest(fact.titles) AS office (title)
WHERE NOT article.is_gone AND fact.role IS DISTINCT FROM 'author'
GROUP BY article.article_id, fact.person_id, office.title;

COMMENT ON VIEW warehouse.tallied_person_title IS
'What an article adds to tally_person_title | Phần của mỗi bài trong tally_person_title';

DROP VIEW IF EXISTS warehouse.tallied_organisation CASCADE;

CREATE VIEW warehouse.tallied_organisation AS
SELECT
    article.article_id,
    fact.organisation_id,
    date_trunc('month', article.published_on::timestamp)::date AS month_on,
    1 AS articles
FROM warehouse.shown_organisation_mention AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone AND article.published_on IS NOT NULL
GROUP BY article.article_id, fact.organisation_id, article.published_on;

COMMENT ON VIEW warehouse.tallied_organisation IS
'What an article adds to tally_organisation | Phần của mỗi bài trong tally_organisation';

DROP VIEW IF EXISTS warehouse.tallied_place CASCADE;

CREATE VIEW warehouse.tallied_place AS
SELECT
    article.article_id,
    article.place_id,
    article.today_place_id,
    1 AS articles,
    count(*) AS figures,
    count(*) FILTER (WHERE fact.unit IN ('percent', 'percent_of_plan')) AS shares,
    count(*) FILTER (WHERE fact.unit LIKE 'vnd%') AS sums_of_money
FROM warehouse.shown_quantity AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone
GROUP BY article.article_id, article.place_id, article.today_place_id;

COMMENT ON VIEW warehouse.tallied_place IS
'What an article adds to tally_place | Phần của mỗi bài trong tally_place';

DROP VIEW IF EXISTS warehouse.tallied_district CASCADE;

CREATE VIEW warehouse.tallied_district AS
SELECT
    article.article_id,
    fact.place_id,
    1 AS articles
FROM warehouse.shown_place_mention AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone AND fact.place_level = 'district' AND fact.place_id IS NOT NULL
GROUP BY article.article_id, fact.place_id;

COMMENT ON VIEW warehouse.tallied_district IS
'What an article adds to tally_district | Phần của mỗi bài trong tally_district';

DROP VIEW IF EXISTS warehouse.tallied_event CASCADE;

CREATE VIEW warehouse.tallied_event AS
SELECT
    article.article_id,
    date_trunc('month', fact.begins_on::timestamp)::date AS month_on,
    fact.event_kind,
    1 AS articles,
    count(DISTINCT coalesce(fact.name, '')) AS events
FROM warehouse.shown_event AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
WHERE NOT article.is_gone AND fact.begins_on IS NOT NULL
GROUP BY article.article_id, date_trunc('month', fact.begins_on::timestamp), fact.event_kind;

COMMENT ON VIEW warehouse.tallied_event IS
'What an article adds to tally_event | Phần của mỗi bài trong tally_event';

-- Columns mean what they mean in the tally.
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT
            source.oid::regclass AS view_name,
            told.attname,
            coalesce(
                col_description(kept.oid, meant.attnum), 'Article | Bài viết'
            ) AS words
        FROM pg_class AS source
        INNER JOIN pg_attribute AS told ON source.oid = told.attrelid AND told.attnum > 0
        INNER JOIN pg_class AS kept
            ON
                source.relnamespace = kept.relnamespace
                AND kept.relname = 'tally_' || substr(source.relname, 9)
        LEFT JOIN pg_attribute AS meant ON kept.oid = meant.attrelid AND told.attname = meant.attname
        WHERE
            source.relnamespace = 'warehouse'::regnamespace
            AND source.relkind = 'v'
            AND source.relname LIKE 'tallied\_%'
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', one.view_name, one.attname, one.words);
    END LOOP;
END;
$$;
