-- How often, kept by each load: counts over everything that was ever published answer at once.
-- depends: 0023.volume

-- The articles that the tallies count. Nothing may delete one before it was taken out of them.
CREATE TABLE warehouse.tallied_article (
    article_id uuid PRIMARY KEY REFERENCES warehouse.fact_article
);

CREATE TABLE warehouse.tally_portal (
    portal_id uuid PRIMARY KEY REFERENCES warehouse.dim_portal,
    articles bigint NOT NULL CHECK (articles > 0),
    gone bigint NOT NULL CHECK (gone BETWEEN 0 AND articles),
    undated bigint NOT NULL CHECK (undated BETWEEN 0 AND articles),
    dated_elsewhere bigint NOT NULL CHECK (dated_elsewhere BETWEEN 0 AND articles),
    conflicting_dates bigint NOT NULL CHECK (conflicting_dates BETWEEN 0 AND articles),
    changed bigint NOT NULL CHECK (changed BETWEEN 0 AND articles),
    without_counter bigint NOT NULL CHECK (without_counter BETWEEN 0 AND articles),
    without_place bigint NOT NULL CHECK (without_place BETWEEN 0 AND articles)
);

CREATE TABLE warehouse.tally_topic (
    portal_id uuid NOT NULL REFERENCES warehouse.dim_portal,
    topic_id uuid NOT NULL REFERENCES warehouse.dim_topic,
    articles bigint NOT NULL CHECK (articles > 0),
    PRIMARY KEY (portal_id, topic_id)
);

CREATE TABLE warehouse.tally_document (
    document_id uuid PRIMARY KEY REFERENCES warehouse.dim_document,
    articles bigint NOT NULL CHECK (articles > 0),
    articles_in_text bigint NOT NULL CHECK (articles_in_text BETWEEN 0 AND articles),
    mentions_in_text bigint NOT NULL CHECK (mentions_in_text >= articles_in_text)
);

CREATE TABLE warehouse.tally_person (
    person_id uuid PRIMARY KEY REFERENCES warehouse.dim_person,
    articles bigint NOT NULL CHECK (articles > 0),
    mentions bigint NOT NULL CHECK (mentions >= articles)
);

CREATE TABLE warehouse.tally_person_title (
    person_id uuid NOT NULL REFERENCES warehouse.dim_person,
    title text NOT NULL,
    articles bigint NOT NULL CHECK (articles > 0),
    PRIMARY KEY (person_id, title)
);

CREATE TABLE warehouse.tally_organisation (
    organisation_id uuid NOT NULL REFERENCES warehouse.dim_organisation,
    month_on date NOT NULL CHECK (extract(DAY FROM month_on) = 1),
    articles bigint NOT NULL CHECK (articles > 0),
    PRIMARY KEY (organisation_id, month_on)
);

CREATE TABLE warehouse.tally_place (
    place_id uuid REFERENCES warehouse.dim_place,
    today_place_id uuid REFERENCES warehouse.dim_place,
    articles bigint NOT NULL CHECK (articles > 0),
    figures bigint NOT NULL CHECK (figures >= articles),
    shares bigint NOT NULL CHECK (shares BETWEEN 0 AND figures),
    sums_of_money bigint NOT NULL CHECK (sums_of_money BETWEEN 0 AND figures),
    UNIQUE NULLS NOT DISTINCT (place_id, today_place_id)
);

CREATE TABLE warehouse.tally_district (
    place_id uuid PRIMARY KEY REFERENCES warehouse.dim_place,
    articles bigint NOT NULL CHECK (articles > 0)
);

CREATE TABLE warehouse.tally_event (
    month_on date NOT NULL CHECK (extract(DAY FROM month_on) = 1),
    event_kind text NOT NULL,
    articles bigint NOT NULL CHECK (articles > 0),
    events bigint NOT NULL CHECK (events >= articles),
    PRIMARY KEY (month_on, event_kind)
);

-- The most often named first.
CREATE INDEX tally_document_most ON warehouse.tally_document (
    articles_in_text DESC, mentions_in_text DESC
);
CREATE INDEX tally_person_most ON warehouse.tally_person (articles DESC, mentions DESC);

-- What is found by words is never estimated from samples: ANALYZE would work out the terms of
-- 30,000 articles each time (92 s of it at 30,000 articles, 0.2 s without).
ALTER INDEX warehouse.article_search_terms ALTER COLUMN 1 SET STATISTICS 0;

-- Vietnamese letters in NFC without case and marks, one for one: quick, and not more than that.
-- warehouse.search_key knows other alphabets, and spellings that mean the same.
CREATE FUNCTION warehouse.plain_letters(words text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN lower(
    translate(
        words,
        'àáãảạăằắẵẳặâầấẫẩậèéẽẻẹêềếễểệìíĩỉịòóõỏọôồốỗổộơờớỡởợùúũủụưừứữửựỳýỹỷỵđ'
        || 'ÀÁÃẢẠĂẰẮẴẲẶÂẦẤẪẨẬÈÉẼẺẸÊỀẾỄỂỆÌÍĨỈỊÒÓÕỎỌÔỒỐỖỔỘƠỜỚỠỞỢÙÚŨỦỤƯỪỨỮỬỰỲÝỸỶỴĐ',
        'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'
        || 'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'
    ) COLLATE "C"
);

-- The words of what a figure measures and whose it is.
CREATE FUNCTION warehouse.figure_words(measure text, subject text)
RETURNS tsvector
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN to_tsvector(
    'simple'::regconfig,
    warehouse.plain_letters(coalesce(measure, '') || ' ' || coalesce(subject, ''))
);

CREATE INDEX fact_quantity_words ON warehouse.fact_quantity
USING gin (warehouse.figure_words(measure, subject));

-- What a tally is kept by, and what it sums up: the columns of its key and the others. What an
-- article adds to it tells the view of the same name, tallied_… for tally_….
CREATE VIEW warehouse.tally AS
SELECT
    held.relname::text AS tally,
    format('warehouse.tallied_%s', substr(held.relname, 7)) AS source,
    array_agg(told.attname::text ORDER BY told.attnum) FILTER (
        WHERE told.attnum = any(known.indkey)
    ) AS keys,
    array_agg(told.attname::text ORDER BY told.attnum) FILTER (
        WHERE told.attnum <> all(known.indkey)
    ) AS sums,
    string_agg(
        format(
            CASE
                WHEN told.attnotnull THEN 'kept.%1$I = told.%1$I'
                ELSE 'kept.%1$I IS NOT DISTINCT FROM told.%1$I'
            END,
            told.attname
        ),
        ' AND '
    ) FILTER (WHERE told.attnum = any(known.indkey)) AS same_key
FROM pg_class AS held
INNER JOIN pg_index AS known ON held.oid = known.indrelid AND known.indisunique
INNER JOIN pg_attribute AS told
    ON held.oid = told.attrelid AND told.attnum > 0 AND NOT told.attisdropped
WHERE
    held.relnamespace = 'warehouse'::regnamespace
    AND held.relkind = 'r'
    AND held.relname LIKE 'tally\_%'
GROUP BY held.relname;

-- Takes these articles out of every tally; returns those that were in. Their facts may change then.
CREATE FUNCTION warehouse.untally(articles uuid[])
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    counted uuid[];
    kept record;
BEGIN
    WITH taken AS (
        DELETE FROM warehouse.tallied_article AS tallied
        WHERE tallied.article_id = ANY(articles)
        RETURNING tallied.article_id
    )

    SELECT coalesce(array_agg(taken.article_id), '{}')
    INTO counted
    FROM taken;

    IF counted = '{}' THEN
        RETURN counted;
    END IF;
    FOR kept IN SELECT tally.* FROM warehouse.tally LOOP
        EXECUTE format(
            $statement$
                WITH told AS MATERIALIZED (
                    SELECT %1$s, %2$s FROM %3$s AS source
                    WHERE source.article_id = ANY($1) GROUP BY %1$s
                ),
                ended AS (
                    DELETE FROM warehouse.%4$I AS kept USING told
                    WHERE %5$s AND kept.articles = told.articles
                )
                UPDATE warehouse.%4$I AS kept SET %6$s FROM told
                WHERE %5$s AND kept.articles <> told.articles
            $statement$,
            array_to_string(kept.keys, ', '),
            (
                SELECT string_agg(format('sum(%1$I) AS %1$I', sums), ', ')
                FROM unnest(kept.sums) AS sums
            ),
            kept.source,
            kept.tally,
            kept.same_key,
            (
                SELECT string_agg(format('%1$I = kept.%1$I - told.%1$I', sums), ', ')
                FROM unnest(kept.sums) AS sums
            )
        )
        USING counted;
    END LOOP;
    RETURN counted;
END;
$$;

-- Counts those of these articles (NULL: of all) that are not counted, as they stand now.
CREATE FUNCTION warehouse.tally_articles(articles uuid[])
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    counted uuid[];
    kept record;
BEGIN
    WITH added AS (
        INSERT INTO warehouse.tallied_article (article_id)
        SELECT article.article_id
        FROM warehouse.fact_article AS article
        WHERE
            (articles IS NULL OR article.article_id = ANY(articles))
            AND NOT EXISTS (
                SELECT 1
                FROM warehouse.tallied_article AS known
                WHERE known.article_id = article.article_id
            )
        RETURNING article_id
    )

    SELECT coalesce(array_agg(added.article_id), '{}')
    INTO counted
    FROM added;

    IF counted = '{}' THEN
        RETURN 0;
    END IF;
    FOR kept IN SELECT tally.* FROM warehouse.tally LOOP
        EXECUTE format(
            $statement$
                INSERT INTO warehouse.%1$I AS kept (%2$s, %3$s)
                SELECT %2$s, %4$s FROM %5$s AS source
                %6$s GROUP BY %2$s
                ON CONFLICT (%2$s) DO UPDATE SET %7$s
            $statement$,
            kept.tally,
            array_to_string(kept.keys, ', '),
            array_to_string(kept.sums, ', '),
            (SELECT string_agg(format('sum(%1$I)', sums), ', ') FROM unnest(kept.sums) AS sums),
            kept.source,
            -- All at once are read table by table, a night's articles one by one.
            CASE WHEN articles IS NOT NULL THEN 'WHERE source.article_id = ANY($1)' ELSE
                'WHERE source.article_id IN (SELECT added.id FROM unnest($1) AS added (id))' END,
            (
                SELECT string_agg(format('%1$I = kept.%1$I + excluded.%1$I', sums), ', ')
                FROM unnest(kept.sums) AS sums
            )
        )
        USING counted;
    END LOOP;
    RETURN cardinality(counted);
END;
$$;

-- Counts everything anew.
CREATE FUNCTION warehouse.recount_tallies()
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT tally.* FROM warehouse.tally LOOP
        EXECUTE format('DELETE FROM warehouse.%I', kept.tally);
    END LOOP;
    DELETE FROM warehouse.tallied_article WHERE TRUE;
    RETURN warehouse.tally_articles(NULL);
END;
$$;

-- Where a tally and the facts disagree: nowhere, unless somebody changed facts by hand.
CREATE FUNCTION warehouse.tally_differences()
RETURNS TABLE (tally text, kept jsonb, counted jsonb)
LANGUAGE plpgsql
STABLE
AS $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT tally.* FROM warehouse.tally LOOP
        RETURN QUERY EXECUTE format(
            $statement$
                WITH told AS (
                    SELECT %1$s, %2$s FROM %3$s AS source GROUP BY %1$s
                )
                SELECT %4$L::text, to_jsonb(kept), to_jsonb(told)
                FROM warehouse.%4$I AS kept
                FULL JOIN told ON %5$s
                WHERE to_jsonb(kept) IS DISTINCT FROM to_jsonb(told)
            $statement$,
            array_to_string(one.keys, ', '),
            (
                SELECT string_agg(format('sum(%1$I)::bigint AS %1$I', sums), ', ')
                FROM unnest(one.sums) AS sums
            ),
            one.source,
            one.tally,
            (
                SELECT format(
                    'jsonb_build_array(%s) = jsonb_build_array(%s)',
                    string_agg(format('kept.%I', key), ', '), string_agg(format('told.%I', key), ', ')
                )
                FROM unnest(one.keys) AS key
            )
        );
    END LOOP;
END;
$$;

-- noqa: disable=LT05
COMMENT ON TABLE warehouse.tallied_article IS 'Articles that the tallies count | Các bài đã được tính vào bảng đếm';
COMMENT ON COLUMN warehouse.tallied_article.article_id IS 'Article | Bài viết';
COMMENT ON TABLE warehouse.tally_portal IS 'Articles of each portal, gone ones included, and what to be wary of | Số bài của mỗi cổng, kể cả bài đã gỡ, và những điều cần lưu ý';
COMMENT ON COLUMN warehouse.tally_portal.portal_id IS 'Portal | Cổng';
COMMENT ON COLUMN warehouse.tally_portal.articles IS 'Articles | Số bài';
COMMENT ON COLUMN warehouse.tally_portal.gone IS 'Taken down by the portal | Số bài cổng đã gỡ';
COMMENT ON COLUMN warehouse.tally_portal.undated IS 'Without a day of publication | Số bài không rõ ngày đăng';
COMMENT ON COLUMN warehouse.tally_portal.dated_elsewhere IS 'Dated by something else than the words of the page | Số bài có ngày lấy ngoài nội dung trang';
COMMENT ON COLUMN warehouse.tally_portal.conflicting_dates IS 'With another date that contradicts it | Số bài có ngày mâu thuẫn';
COMMENT ON COLUMN warehouse.tally_portal.changed IS 'Changed after we had read them | Số bài đã sửa sau khi đọc';
COMMENT ON COLUMN warehouse.tally_portal.without_counter IS 'Without a counter of readers | Số bài không có lượt xem';
COMMENT ON COLUMN warehouse.tally_portal.without_place IS 'Without a known place | Số bài không rõ địa bàn';
COMMENT ON TABLE warehouse.tally_topic IS 'Articles of each topic on each portal | Số bài theo chủ đề trên mỗi cổng';
COMMENT ON COLUMN warehouse.tally_topic.portal_id IS 'Portal | Cổng';
COMMENT ON COLUMN warehouse.tally_topic.topic_id IS 'Topic | Chủ đề';
COMMENT ON COLUMN warehouse.tally_topic.articles IS 'Articles | Số bài';
COMMENT ON TABLE warehouse.tally_document IS 'How often each document is cited | Số lần mỗi văn bản được dẫn';
COMMENT ON COLUMN warehouse.tally_document.document_id IS 'Document | Văn bản';
COMMENT ON COLUMN warehouse.tally_document.articles IS 'Articles that cite it | Số bài dẫn';
COMMENT ON COLUMN warehouse.tally_document.articles_in_text IS 'Articles that cite it elsewhere than in a slogan of the page | Số bài dẫn ngoài khẩu hiệu của trang';
COMMENT ON COLUMN warehouse.tally_document.mentions_in_text IS 'Citations elsewhere than in a slogan of the page | Số lần dẫn ngoài khẩu hiệu của trang';
COMMENT ON TABLE warehouse.tally_person IS 'How often each person is named, authors aside | Số lần mỗi người được nêu tên, trừ tác giả';
COMMENT ON COLUMN warehouse.tally_person.person_id IS 'Person | Người';
COMMENT ON COLUMN warehouse.tally_person.articles IS 'Articles | Số bài';
COMMENT ON COLUMN warehouse.tally_person.mentions IS 'Mentions | Số lần nêu';
COMMENT ON TABLE warehouse.tally_person_title IS 'Under which titles each person is named | Chức danh mà mỗi người được nêu';
COMMENT ON COLUMN warehouse.tally_person_title.person_id IS 'Person | Người';
COMMENT ON COLUMN warehouse.tally_person_title.title IS 'Title as printed | Chức danh nguyên văn';
COMMENT ON COLUMN warehouse.tally_person_title.articles IS 'Articles | Số bài';
COMMENT ON TABLE warehouse.tally_organisation IS 'Articles that name each organisation, by month of publication | Số bài nêu mỗi cơ quan theo tháng đăng';
COMMENT ON COLUMN warehouse.tally_organisation.organisation_id IS 'Organisation | Cơ quan';
COMMENT ON COLUMN warehouse.tally_organisation.month_on IS 'First day of the month of publication | Ngày đầu của tháng đăng';
COMMENT ON COLUMN warehouse.tally_organisation.articles IS 'Articles | Số bài';
COMMENT ON TABLE warehouse.tally_place IS 'Figures told of each place, then and today | Số liệu theo địa bàn, khi đó và ngày nay';
COMMENT ON COLUMN warehouse.tally_place.place_id IS 'Place of the articles as of publication | Địa bàn của bài vào lúc đăng';
COMMENT ON COLUMN warehouse.tally_place.today_place_id IS 'The same place today | Địa bàn đó ngày nay';
COMMENT ON COLUMN warehouse.tally_place.articles IS 'Articles with a figure | Số bài có số liệu';
COMMENT ON COLUMN warehouse.tally_place.figures IS 'Figures | Số lượng số liệu';
COMMENT ON COLUMN warehouse.tally_place.shares IS 'Figures that are percentages | Số liệu phần trăm';
COMMENT ON COLUMN warehouse.tally_place.sums_of_money IS 'Figures that are sums of money | Số liệu tiền';
COMMENT ON TABLE warehouse.tally_district IS 'Articles that name each district | Số bài nêu mỗi huyện';
COMMENT ON COLUMN warehouse.tally_district.place_id IS 'District | Huyện';
COMMENT ON COLUMN warehouse.tally_district.articles IS 'Articles | Số bài';
COMMENT ON TABLE warehouse.tally_event IS 'Events of each month and kind as articles report them | Sự kiện theo tháng và loại, theo các bài đưa tin';
COMMENT ON COLUMN warehouse.tally_event.month_on IS 'First day of the month in which they began | Ngày đầu của tháng bắt đầu';
COMMENT ON COLUMN warehouse.tally_event.event_kind IS 'Kind as printed | Loại nguyên văn';
COMMENT ON COLUMN warehouse.tally_event.articles IS 'Articles | Số bài';
COMMENT ON COLUMN warehouse.tally_event.events IS 'Events, once for each article that reports them | Số sự kiện, tính theo từng bài đưa tin';
COMMENT ON VIEW warehouse.tally IS 'The tallies: what each is kept by and what it sums up | Các bảng đếm: khoá và các tổng';
COMMENT ON COLUMN warehouse.tally.tally IS 'Table | Bảng';
COMMENT ON COLUMN warehouse.tally.source IS 'View that tells what an article adds | View cho biết phần của mỗi bài';
COMMENT ON COLUMN warehouse.tally.keys IS 'Columns of its key | Các cột khoá';
COMMENT ON COLUMN warehouse.tally.sums IS 'Columns that are sums | Các cột tổng';
COMMENT ON COLUMN warehouse.tally.same_key IS 'When a row of the table has the key of what is told | Điều kiện cùng khoá';
COMMENT ON FUNCTION warehouse.plain_letters(text) IS 'Vietnamese letters without case and marks, one for one | Chữ tiếng Việt không dấu, chữ thường, từng chữ một';
COMMENT ON FUNCTION warehouse.figure_words(text, text) IS 'Words of what a figure measures and whose it is, without case and marks | Các từ của nội dung và chủ thể con số, không dấu';
COMMENT ON FUNCTION warehouse.untally(uuid[]) IS 'Takes articles out of the tallies | Lấy bài ra khỏi bảng đếm';
COMMENT ON FUNCTION warehouse.tally_articles(uuid[]) IS 'Counts articles in the tallies | Tính bài vào bảng đếm';
COMMENT ON FUNCTION warehouse.recount_tallies() IS 'Counts every article anew | Đếm lại tất cả';
COMMENT ON FUNCTION warehouse.tally_differences() IS 'Where tallies and facts disagree | Chỗ bảng đếm khác với dữ liệu';
-- noqa: enable=LT05

-- What of a revision is withheld is worked out as before (0021.search), and the tallies follow. In
-- a load they wait for its end: what it has taken out is not counted here.
ALTER FUNCTION warehouse.withhold(uuid[]) RENAME TO work_out_withheld;

CREATE FUNCTION warehouse.withhold(revisions uuid[])
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    counted uuid[];
BEGIN
    counted := warehouse.untally(
        ARRAY(
            SELECT DISTINCT revision.article_id
            FROM warehouse.fact_article_revision AS revision
            WHERE revision.revision_id = ANY(revisions)
        )
    );
    PERFORM warehouse.work_out_withheld(revisions);
    PERFORM warehouse.tally_articles(counted);
END;
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION warehouse.withhold(uuid[]) IS 'Works out what of these revisions is withheld; the tallies follow | Xác định phần bị gỡ của các phiên bản, bảng đếm theo đó';
