-- Full-text search without marks, exact marks first; and names in the order of a dictionary.
DROP FUNCTION IF EXISTS mart.search(
    text, text, text, text, date, date, text, integer, integer
);
DROP FUNCTION IF EXISTS warehouse.search_newest(tsquery, text[], date, date, integer, uuid[]);
DROP FUNCTION IF EXISTS warehouse.read_query(text);
DROP FUNCTION IF EXISTS warehouse.snippet(text, text, text[], text, integer);
DROP FUNCTION IF EXISTS warehouse.place_terms(text, text);
DROP FUNCTION IF EXISTS mart.vietnamese_order(text);
DROP FUNCTION IF EXISTS mart.person_order(text);

-- One term of a query, quoted for tsquery.
CREATE OR REPLACE FUNCTION warehouse.search_term(term text, is_prefix boolean)
RETURNS tsquery
LANGUAGE sql
IMMUTABLE
RETURN (
    chr(39) || replace(replace(left(term, 121), '\', '\\'), chr(39), repeat(chr(39), 2)) || chr(39)
    || CASE WHEN is_prefix THEN ':*' ELSE '' END
)::tsquery;

-- A query as words: its runs in quotation marks are phrases, a word with * is a beginning. At most
-- 1000 characters and 24 words are read.
CREATE FUNCTION warehouse.read_query(query text)
RETURNS TABLE (
    ordinal bigint, phrase integer, word text, marked text, is_prefix boolean
)
LANGUAGE sql
IMMUTABLE
AS $$
    WITH piece AS (
        SELECT
            found.ordinality,
            found.part[1] AS quoted,
            found.part[2] AS plain
        FROM regexp_matches(
            translate(left(query, 1000), '“”„«»', '"""""'), '"([^"]*)"?|([^\s"]+)', 'g'
        ) WITH ORDINALITY AS found (part, ordinality)
    ),

    word AS (
        SELECT
            piece.ordinality,
            spoken.ordinality AS place,
            CASE WHEN piece.quoted IS NOT NULL THEN piece.ordinality END AS phrase,
            spoken.marked,
            warehouse.search_key(spoken.marked) AS word,
            spoken.ordinality = count(*) OVER (PARTITION BY piece.ordinality)
            AND rtrim(coalesce(piece.quoted, piece.plain)) LIKE '%*' AS is_prefix
        FROM piece
        CROSS JOIN LATERAL string_to_table(
            warehouse.match_key(coalesce(piece.quoted, piece.plain)), ' '
        ) WITH ORDINALITY AS spoken (marked, ordinality)
        WHERE spoken.marked <> ''
    )

    SELECT
        row_number() OVER (ORDER BY word.ordinality, word.place) AS ordinal,
        word.phrase::integer,
        word.word,
        word.marked,
        -- The beginning of a word is two letters at least: one would be half of the language.
        word.is_prefix AND length(word.word) >= 2 AS is_prefix
    FROM word
    WHERE word.word <> ''
    ORDER BY 1
    LIMIT 24
$$;

-- The newest articles with these terms, and with these phrases. Weeks are walked backwards, each
-- step four times as long: what is frequent is found in the newest, what is rare in the last.
CREATE FUNCTION warehouse.search_newest(
    asked tsquery,
    phrases text[],
    date_from date,
    date_to date,
    wanted integer,
    known uuid[]
)
RETURNS uuid[]
LANGUAGE plpgsql
STABLE
SET enable_seqscan = off
SET work_mem = '64MB'
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    day_one CONSTANT date := date '2000-01-03';
    weeks integer := 2;
    last_on date;
    first_on date;
    oldest date;
    narrowed tsquery;
    found uuid [];
    gathered uuid [] := '{}';
BEGIN
    SELECT
        min(held.published_on),
        max(held.published_on)
    INTO oldest, last_on
    FROM warehouse.article_search AS held;
    oldest := greatest(oldest, date_from);
    last_on := least(last_on, date_to);
    WHILE last_on >= oldest AND cardinality(gathered) < wanted LOOP
        first_on := last_on - 7 * weeks + 1;
        narrowed := asked;
        IF weeks <= 128 THEN
            SELECT asked && string_agg('@w' || one.week, ' | ')::tsquery
            INTO narrowed
            FROM generate_series(
                (greatest(first_on, oldest) - day_one) / 7 - 1, (last_on - day_one) / 7 + 1
            ) AS one (week);
        ELSE
            first_on := oldest;
        END IF;
        SELECT array_agg(hit.article_id)
        INTO found
        FROM (
            SELECT ordered.article_id
            FROM (
                SELECT
                    held.article_id,
                    held.folded_search
                FROM warehouse.article_search AS held
                WHERE
                    warehouse.search_terms(
                        held.folded_search, held.marked_search, held.scope_search, held.published_on
                    ) @@ narrowed
                    AND held.published_on BETWEEN greatest(first_on, oldest) AND last_on
                    AND held.article_id <> ALL(known)
                ORDER BY held.published_on DESC, held.article_id
                LIMIT CASE
                    WHEN phrases = '{}' THEN wanted - cardinality(gathered)
                    ELSE 20000
                END
            ) AS ordered
            WHERE
                phrases = '{}'
                OR ' ' || ordered.folded_search || ' ' LIKE ALL(phrases)
            LIMIT wanted - cardinality(gathered)
        ) AS hit;
        gathered := gathered || coalesce(found, '{}');
        last_on := first_on - 1;
        weeks := weeks * 4;
    END LOOP;
    IF date_from IS NULL AND date_to IS NULL AND cardinality(gathered) < wanted THEN
        SELECT array_agg(undated.article_id)
        INTO found
        FROM (
            SELECT held.article_id
            FROM warehouse.article_search AS held
            WHERE
                warehouse.search_terms(
                    held.folded_search, held.marked_search, held.scope_search, held.published_on
                ) @@ (asked && '@w-9999'::tsquery)
                AND held.published_on IS NULL
                AND held.article_id <> ALL(known)
                AND (phrases = '{}' OR ' ' || held.folded_search || ' ' LIKE ALL(phrases))
            ORDER BY held.article_id
            LIMIT wanted - cardinality(gathered)
        ) AS undated;
        gathered := gathered || coalesce(found, '{}');
    END IF;
    RETURN gathered;
END;
$$;

-- noqa: disable=RF03,CP03
-- The units that a name means, as terms: then (t) or today (n).
CREATE FUNCTION warehouse.place_terms(place text, side text)
RETURNS tsquery
LANGUAGE sql
STABLE
RETURN (
    SELECT
        string_agg(
            DISTINCT chr(39) || '@' || side || left(unit.place_id::text, 13) || chr(39), ' | '
        )::tsquery
    FROM warehouse.dim_place AS unit
    WHERE
        unit.name_search = ANY(
            ARRAY[warehouse.search_key(place)]
            || ARRAY(
                SELECT kind.word || ' ' || warehouse.search_key(place)
                FROM unnest(
                    ARRAY[
                        'tinh', 'thanh pho', 'huyen', 'quan', 'thi xa', 'xa', 'phuong',
                        'thi tran', 'dac khu'
                    ]
                ) AS kind (word)
            )
        )
);
-- noqa: enable=RF03,CP03

-- About 200 characters around the best place of a text, the words found in <b>…</b>. Where that
-- is tells the folded text: both run side by side, but for punctuation.
CREATE FUNCTION warehouse.snippet(
    body text, folded text, words text[], phrase text, size integer
)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
AS $$
DECLARE
    pattern text;
    place integer := strpos(' ' || folded || ' ', ' ' || phrase || ' ');
    near integer;
    slack integer;
    piece text;
    plain text;
    hit integer;
    hit_end integer;
    first_at integer;
    told text := '';
    from_at integer;
    to_at integer;
BEGIN
    IF body = '' OR size < 1 THEN
        RETURN '';
    END IF;
    IF place = 0 THEN
        SELECT coalesce(min(nullif(strpos(' ' || folded || ' ', ' ' || one.word), 0)), 1)
        INTO place
        FROM unnest(words) AS one (word);
    END IF;
    near := (place::bigint * length(body) / greatest(length(folded), 1))::integer;
    slack := 2 * size + length(body) / 50;
    from_at := greatest(near - slack, 1);
    piece := substr(body, from_at, 2 * slack + length(phrase));
    -- Not small_letters: its table of all alphabets took nearly half of a snippet's time.
    plain := warehouse.plain_letters(piece);
    SELECT
        '(?<![0-9a-z])(' || string_agg(
            regexp_replace(
                regexp_replace(one.word, '([^0-9a-z*])', '\\\1', 'g'), '^(\w*)i$', '\1[iy]'
            ),
            '|' ORDER BY length(one.word) DESC
        ) || ')(?![0-9a-z])'
    INTO pattern
    FROM (
        SELECT replace(word, '*', '[0-9a-z]*') AS word
        FROM unnest(words) AS word
    ) AS one;
    first_at := regexp_instr(
        plain, '(?<![0-9a-z])' || regexp_replace(
            regexp_replace(phrase, '([^0-9a-z ])', '\\\1', 'g'), ' ', '[^0-9a-z]+', 'g'
        ) || '(?![0-9a-z])'
    );
    IF first_at = 0 THEN
        first_at := greatest(regexp_instr(plain, pattern), 1);
    END IF;
    hit_end := greatest(first_at - size / 3, 1);
    IF hit_end > 1 THEN
        hit_end := coalesce(
            nullif(strpos(substr(piece, hit_end), ' '), 0) + hit_end, hit_end
        );
    END IF;
    to_at := hit_end + size;
    IF to_at <= length(piece) THEN
        to_at := to_at + coalesce(nullif(strpos(substr(piece, to_at), ' '), 0) - 1, 0);
    END IF;
    IF from_at + hit_end > 2 THEN
        told := '… ';
    END IF;
    LOOP
        hit := regexp_instr(plain, pattern, hit_end);
        EXIT WHEN hit = 0 OR hit >= to_at;
        told := told || substr(piece, hit_end, hit - hit_end);
        first_at := regexp_instr(plain, pattern, hit, 1, 1);
        EXIT WHEN first_at <= hit;
        told := told || '<b>' || substr(piece, hit, first_at - hit) || '</b>';
        hit_end := first_at;
    END LOOP;
    told := told || substr(piece, hit_end, greatest(to_at - hit_end, 0));
    -- Words side by side are one.
    told := regexp_replace(told, '</b>(\s+)<b>', '\1', 'g');
    IF from_at + to_at <= length(body) THEN
        told := told || ' …';
    END IF;
    RETURN told;
END;
$$;

CREATE FUNCTION mart.search(
    query text,
    portal text DEFAULT NULL,
    place text DEFAULT NULL,
    place_today text DEFAULT NULL,
    date_from date DEFAULT NULL,
    date_to date DEFAULT NULL,
    topic text DEFAULT NULL,
    max_rows integer DEFAULT 20,
    skip_rows integer DEFAULT 0
)
RETURNS TABLE (
    rank real,
    match text,
    article_id uuid,
    portal_code text,
    url text,
    title text,
    snippet text,
    published_on date,
    place_name text,
    province_name text,
    province_today_name text,
    topics text[],
    is_gone boolean,
    coverage text
)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    page_rows CONSTANT integer := least(greatest(coalesce(max_rows, 20), 0), 100);
    page_skip CONSTANT integer := least(greatest(coalesce(skip_rows, 0), 0), 400);
    bound CONSTANT integer := greatest(200, page_rows + page_skip);
    words text [];
    marked text [];
    shown_words text [];
    prefixes boolean [];
    phrase_of integer [];
    size integer;
    has_marks boolean;
    scope tsquery;
    folded_all tsquery;
    marked_all tsquery;
    pairs tsquery;
    couples tsquery;
    required tsquery;
    guards text [] := '{}';
    tiers tsquery [];
    names text [];
    phrase text;
    marked_phrase text;
    gathered uuid [] := '{}';
    kinds text [] := '{}';
    found uuid [];
    step integer;
BEGIN
    SELECT
        array_agg(asked.word ORDER BY asked.ordinal),
        array_agg(asked.marked ORDER BY asked.ordinal),
        array_agg(asked.is_prefix ORDER BY asked.ordinal),
        array_agg(asked.phrase ORDER BY asked.ordinal),
        array_agg(
            asked.word || CASE WHEN asked.is_prefix THEN '*' ELSE '' END ORDER BY asked.ordinal
        )
    INTO words, marked, prefixes, phrase_of, shown_words
    FROM warehouse.read_query(query) AS asked;
    size := coalesce(cardinality(words), 0);
    IF size = 0 THEN
        RAISE NOTICE 'mart.search: no word to search for in % | không có từ nào để tìm',
            quote_nullable(left(query, 40));
        RETURN;
    END IF;
    phrase := array_to_string(words, ' ');
    marked_phrase := array_to_string(marked, ' ');
    has_marks := marked <> words;

    -- Filters are terms, too.
    IF portal IS NOT NULL THEN
        scope := warehouse.search_term('@p' || portal, FALSE);
    END IF;
    IF topic IS NOT NULL THEN
        scope := concat_ws(' & ', scope, warehouse.search_term('@c' || topic, FALSE))::tsquery;
    END IF;
    IF place IS NOT NULL OR place_today IS NOT NULL THEN
        scope := concat_ws(
            ' & ',
            scope,
            CASE
                WHEN place IS NOT NULL
                    THEN '(' || coalesce(warehouse.place_terms(place, 't')::text, '''@t''') || ')'
            END,
            CASE
                WHEN place_today IS NOT NULL
                    THEN '(' || coalesce(
                        warehouse.place_terms(place_today, 'n')::text, '''@n'''
                    ) || ')'
            END
        )::tsquery;
    END IF;

    SELECT
        string_agg('(' || warehouse.search_term(words[n], prefixes[n])::text || ')', ' & ')::tsquery,
        string_agg('(' || warehouse.search_term(marked[n], prefixes[n])::text || ')', ' & ')::tsquery
    INTO folded_all, marked_all
    FROM generate_series(1, size) AS n;

    -- Side by side: what a phrase asks for, what the whole query might be, words of two syllables.
    SELECT
        string_agg(pair.term, ' & ')::tsquery,
        string_agg(pair.term, ' & ') FILTER (WHERE pair.n % 2 = 1)::tsquery,
        string_agg(pair.term, ' & ') FILTER (
            WHERE phrase_of[pair.n] = phrase_of[pair.n + 1]
        )::tsquery
    INTO pairs, couples, required
    FROM (
        SELECT
            n,
            warehouse.search_term(
                '+' || left(words[n], 60) || ' ' || left(words[n + 1], 60), prefixes[n + 1]
            )::text AS term
        FROM generate_series(1, size - 1) AS n
        WHERE NOT prefixes[n]
    ) AS pair;
    IF required IS NOT NULL THEN
        SELECT coalesce(array_agg(quoted.pattern), '{}')
        INTO guards
        FROM (
            SELECT
                '% ' || replace(replace(replace(
                    string_agg(words[n], ' ' ORDER BY n), '\', '\\'), '%', '\%'), '_', '\_')
                || CASE WHEN bool_or(prefixes[n]) THEN '%' ELSE ' %' END AS pattern
            FROM generate_series(1, size) AS n
            WHERE phrase_of[n] IS NOT NULL
            GROUP BY phrase_of[n]
            HAVING count(*) > 2
        ) AS quoted;
    END IF;

    tiers := ARRAY[
        CASE WHEN has_marks THEN coalesce(marked_all && pairs, marked_all) END,
        coalesce(folded_all && pairs, CASE WHEN size = 1 THEN folded_all END),
        CASE WHEN size > 3 THEN folded_all && couples END,
        CASE WHEN has_marks AND size > 1 THEN marked_all END,
        CASE WHEN size > 1 THEN folded_all END
    ];
    names := ARRAY['marks', 'words', 'words', 'scattered', 'scattered'];
    FOR step IN 1..5 LOOP
        CONTINUE WHEN tiers[step] IS NULL OR cardinality(gathered) >= bound;
        found := warehouse.search_newest(
            CASE
                WHEN scope IS NULL AND required IS NULL THEN tiers[step]
                WHEN scope IS NULL THEN tiers[step] && required
                WHEN required IS NULL THEN tiers[step] && scope
                ELSE tiers[step] && required && scope
            END,
            guards, date_from, date_to, bound - cardinality(gathered), gathered
        );
        gathered := gathered || found;
        kinds := kinds || array_fill(names[step], ARRAY[cardinality(found)]);
    END LOOP;

    RETURN QUERY
    -- Joined to nothing, the words would be fetched and unpacked again for every function.
    WITH candidate AS MATERIALIZED (
        SELECT
            hit.article_id,
            hit.kind,
            held.published_on,
            held.folded_search || '' AS folded,
            CASE WHEN has_marks THEN ' ' || held.marked_search || ' ' END AS marked_words,
            ' ' || split_part(left(held.folded_search, 400), ' | ', 1) || ' ' AS folded_title
        FROM unnest(gathered, kinds) AS hit (article_id, kind)
        INNER JOIN warehouse.article_search AS held ON hit.article_id = held.article_id
    ),

    measured AS (
        SELECT
            candidate.article_id,
            candidate.published_on,
            candidate.kind,
            -- 0 to 4: the words as typed, marks and all
            CASE
                WHEN NOT has_marks THEN 0
                WHEN strpos(candidate.marked_words, ' ' || marked_phrase || ' ') > 0 THEN 4
                WHEN candidate.kind = 'marks' AND prefixes[size] THEN 4
                WHEN candidate.kind = 'marks' THEN 2
                ELSE 0
            END AS exactness,
            -- 0 to 2: side by side
            CASE
                WHEN candidate.kind = 'scattered' THEN 0
                ELSE 2
            END AS nearness,
            -- 0 to 1: in the headline
            CASE
                WHEN strpos(candidate.folded_title, ' ' || phrase || ' ') > 0 THEN 1
                ELSE (
                    SELECT 0.5::double precision * count(*) FILTER (
                        WHERE strpos(candidate.folded_title, ' ' || one.word || ' ') > 0
                    ) / size
                    FROM unnest(words) AS one (word)
                )
            END AS headline,
            -- 0 to 1: how often
            1 - 1 / (
                1 + ln(
                    1 + (
                        octet_length(candidate.folded)
                        - octet_length(replace(candidate.folded, phrase, ''))
                    )::double precision / octet_length(phrase)
                )
            ) AS density
        FROM candidate
    ),

    page AS (
        SELECT
            measured.article_id,
            measured.published_on,
            (
                measured.exactness + measured.nearness + measured.headline + measured.density
            )::real AS score,
            CASE WHEN measured.exactness = 4 THEN 'marks' WHEN measured.kind = 'marks' THEN 'words'
                ELSE measured.kind END AS kind
        FROM measured
        ORDER BY score DESC, measured.published_on DESC NULLS LAST, measured.article_id
        LIMIT page_rows OFFSET page_skip
    )

    SELECT
        page.score,
        page.kind,
        page.article_id,
        source.portal_code,
        article.url,
        article.title,
        warehouse.snippet(
            revision.text,
            substr(held.folded_search, strpos(held.folded_search, ' | ') + 3),
            shown_words,
            phrase,
            200
        ),
        article.published_on,
        unit.name,
        province.name,
        province_today.name,
        ARRAY(
            SELECT subject.topic_code
            FROM warehouse.shown_topic_mention AS mention
            INNER JOIN warehouse.dim_topic AS subject ON mention.topic_id = subject.topic_id
            WHERE mention.revision_id = article.current_revision_id
            ORDER BY subject.topic_code
        ),
        article.is_gone,
        coalesce(day.coverage, 'not_observed')
    FROM page
    INNER JOIN warehouse.shown_article AS article ON page.article_id = article.article_id
    INNER JOIN warehouse.shown_revision AS revision
        ON article.current_revision_id = revision.revision_id
    INNER JOIN warehouse.article_search AS held ON page.article_id = held.article_id
    INNER JOIN warehouse.dim_portal AS source ON article.portal_id = source.portal_id
    LEFT JOIN warehouse.dim_place AS unit ON article.place_id = unit.place_id
    LEFT JOIN warehouse.dim_place AS province ON unit.province_place_id = province.place_id
    LEFT JOIN warehouse.dim_place AS today ON article.today_place_id = today.place_id
    LEFT JOIN warehouse.dim_place AS province_today
        ON today.province_place_id = province_today.place_id
    LEFT JOIN warehouse.fact_portal_day AS day
        ON article.portal_id = day.portal_id AND article.published_on = day.date_on
    ORDER BY page.score DESC, page.published_on DESC NULLS LAST, page.article_id;
END;
$$;

CREATE FUNCTION mart.vietnamese_order(words text)
RETURNS bytea
LANGUAGE sql
IMMUTABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT warehouse.dictionary_key(words)
$$;

CREATE FUNCTION mart.person_order(name text)
RETURNS bytea
LANGUAGE sql
IMMUTABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT
        warehouse.dictionary_key(substring(trim(name) FROM '\S+$'))
        || '\x00'::bytea || warehouse.dictionary_key(trim(name))
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION warehouse.search_term(text, boolean) IS 'One term of a query | Một mục từ của câu tìm';
COMMENT ON FUNCTION warehouse.read_query(text) IS 'A query as words, phrases and beginnings | Câu tìm tách thành tiếng, cụm từ, phần đầu từ';
COMMENT ON FUNCTION warehouse.search_newest(tsquery, text[], date, date, integer, uuid[]) IS 'The newest articles with these terms | Các bài mới nhất có những mục từ này';
COMMENT ON FUNCTION warehouse.place_terms(text, text) IS 'The units that a name means, as terms | Các đơn vị mang tên này, dưới dạng mục từ';
COMMENT ON FUNCTION warehouse.snippet(text, text, text[], text, integer) IS 'A piece of a text with the words found | Trích đoạn có các từ tìm thấy';
COMMENT ON FUNCTION mart.search(text, text, text, text, date, date, text, integer, integer) IS 'Articles with these words, also typed without marks; exact marks first, then words side by side, then scattered ones; "…" is a phrase, word* a beginning. Of each kind the newest are ranked, 200 at least | Tìm bài theo từ, gõ không dấu cũng được; đúng dấu xếp trước, rồi đến các từ liền nhau, rồi rời nhau; "…" là cụm từ, từ* là phần đầu. Mỗi loại xếp hạng các bài mới nhất, ít nhất 200 bài';
COMMENT ON FUNCTION mart.vietnamese_order(text) IS 'Sort key in the order of a Vietnamese dictionary: a ă â … đ … tones ngang huyền hỏi ngã sắc nặng | Khóa sắp xếp theo từ điển tiếng Việt: a ă â … đ …; thanh ngang huyền hỏi ngã sắc nặng';
COMMENT ON FUNCTION mart.person_order(text) IS 'Sort key for lists of people: the given name first, then the whole name | Khóa sắp xếp danh sách người: theo tên, rồi theo họ và đệm';
