-- Searching without marks, names in the order of a dictionary, what was taken down on request,
-- caveats, and a constraint for each promise that had none.
-- depends: 0020.revision_diff
-- What the linter takes for columns are forms (NFC), parameters and a row's own fields.
-- noqa: disable=CP02,CP03,LT02,LT05,RF01,RF03

-- The folding of govnews.vietnamese.fold in SQL: what a reader types must fall on what the loader
-- has folded. No extension: unaccent is contrib and knows no tone placement. The letters are
-- written out, so that the database's locale decides nothing.
CREATE FUNCTION warehouse.small_letters(words text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN translate(
    words,
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜ'
    || 'ĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽſƁƂƄƆƇƊƋƎƏƐƑƓƔƖƗƘƜƝƟƠƢƤ'
    || 'ƦƧƩƬƮƯƱƲƳƵƷƸƼǄǅǇǈǊǋǍǏǑǓǕǗǙǛǞǠǢǤǦǨǪǬǮǱǲǴǶǷǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȠȢȤȦȨȪȬȮȰ'
    || 'ȲȻȽɁɃɄɅɆɈɊɌɎḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲ'
    || 'ṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẛẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾ',
    'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝ'
    || 'ğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷÿźżžsɓƃƅɔƈɗƌǝəɛƒɠɣɩɨƙɯɲɵơƣƥ'
    || 'ʀƨʃƭʈưʊʋƴƶʒƹƽǆǆǉǉǌǌǎǐǒǔǖǘǚǜǟǡǣǥǧǩǫǭǯǳǳǵƕƿǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȝȟƞȣȥȧȩȫȭȯȱ'
    || 'ȳȼƚɂƀʉʌɇɉɋɍɏḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳ'
    || 'ṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕṡạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿ'
);

-- One word in small letters with its tone where most portals write it (hoà → hòa, qúy → quý).
CREATE FUNCTION warehouse.tone_placed(word text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    onsets CONSTANT text [] := string_to_array(
        'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x', ' '
    );
    rhymes CONSTANT text [] := string_to_array(
        'a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp '
        || 'ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êng êp êt êu i ia ich im in '
        || 'inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong ooc oong op ot oa '
        || 'oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo '
        || 'oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân '
        || 'uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt '
        || 'uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt '
        || 'ươu y yêm yên yêng yêt yêu ych yn ynh yt âk uk', ' '
    );
    parts text := normalize(word, NFD);
    tone text := translate(parts, translate(parts, U&'\0300\0301\0303\0309\0323', ''), '');
    bare text;
    onset text;
    rhyme text;
    vowels text;
    place integer;
    spelled text;
BEGIN
    IF length(tone) <> 1 OR length(word) > 8 THEN
        RETURN word;
    END IF;
    bare := normalize(replace(parts, tone, ''), NFC);
    IF bare IN ('gi', 'gin') THEN
        onset := 'g';
        rhyme := substr(bare, 2);
    ELSE
        FOR size IN REVERSE 3..0 LOOP
            IF
                substr(bare, size + 1) = ANY(rhymes)
                AND (size = 0 OR left(bare, size) = ANY(onsets))
                AND length(bare) > size
            THEN
                onset := left(bare, size);
                rhyme := substr(bare, size + 1);
                EXIT;
            END IF;
        END LOOP;
    END IF;
    IF rhyme IS NULL THEN
        RETURN word;
    END IF;
    vowels := substring(rhyme FROM '^[aăâeêioôơuưy]+');
    place := CASE
        WHEN vowels ~ '[ăâêôơư]' THEN length(substring(vowels FROM '^.*[ăâêôơư]'))
        WHEN length(vowels) = 3 OR (length(vowels) = 2 AND rhyme <> vowels) THEN 2
        ELSE 1
    END;
    spelled := normalize(onset || left(rhyme, place) || tone || substr(rhyme, place + 1), NFC);
    RETURN CASE WHEN length(spelled) = length(word) THEN spelled ELSE word END;
END;
$$;

-- Small letters and marks, without punctuation: fold.match_key.
CREATE FUNCTION warehouse.match_key(words text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    key text := normalize(translate(words, U&'\200B\200C\200D\2060\FEFF\00AD', ''), NFC);
BEGIN
    key := replace(
        warehouse.small_letters(
            translate(key, 'ðÐɖĐƉ’‘ʼ`´', 'đđđđđ' || repeat(chr(39), 5))
        ),
        'ß', 'ss'
    );
    SELECT string_agg(warehouse.tone_placed(piece.found[1]), '' ORDER BY piece.ordinality)
    INTO key
    FROM regexp_matches(key, '[A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϵϷ-ҁҊ-ԯḀ-ᾼ぀-ヿ㐀-鿿가-힣]+|[^A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϵϷ-ҁҊ-ԯḀ-ᾼ぀-ヿ㐀-鿿가-힣]+', 'g')
        WITH ORDINALITY AS piece (found, ordinality);
    key := regexp_replace(
        replace(coalesce(key, ''), '&', ' và '),
        '\u0027[\s\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*',
        '', 'g'
    );
    SELECT
        string_agg(
            CASE
                WHEN
                    piece.found[1]
                    ~ '^(ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnrstvx])?[yỳýỷỹỵ]$'
                    THEN translate(piece.found[1], 'yỳýỷỹỵ', 'iìíỉĩị')
                ELSE piece.found[1]
            END,
            '' ORDER BY piece.ordinality
        )
    INTO key
    FROM regexp_matches(key, '[0-9_A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϵϷ-ҁҊ-ԯḀ-ᾼ぀-ヿ㐀-鿿가-힣]+|[^0-9_A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϵϷ-ҁҊ-ԯḀ-ᾼ぀-ヿ㐀-鿿가-힣]+', 'g')
        WITH ORDINALITY AS piece (found, ordinality);
    RETURN trim(regexp_replace(coalesce(key, ''), '[^%/0-9_A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϵϷ-ҁҊ-ԯḀ-ᾼ぀-ヿ㐀-鿿가-힣]+', ' ', 'g'));
END;
$$;

-- Without marks, too: fold.search_key.
CREATE FUNCTION warehouse.search_key(words text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN replace(
    regexp_replace(
        normalize(warehouse.match_key(words), NFD), '[\u0300-\u036f]+', '', 'g'
    ),
    'đ', 'd'
);

-- The order of a Vietnamese dictionary, as bytes, so that no collation has a say: the letters of a
-- syllable first, then its tone (ngang, huyền, hỏi, ngã, sắc, nặng), syllable by syllable.
-- Source: Vũ Xuân Lương (Trung tâm Từ điển học), "Quy tắc sắp xếp đơn vị từ vựng trong từ điển
-- tiếng Việt".
CREATE FUNCTION warehouse.dictionary_key(words text)
RETURNS bytea
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN (
    SELECT
        convert_to(
            coalesce(
                string_agg(
                    translate(
                        normalize(
                            translate(
                                syllable.parts, U&'\0300\0301\0303\0309\0323', ''
                            ),
                            NFC
                        ),
                        'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz',
                        'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`a'
                    )
                    || ' '
                    || coalesce(
                        length(
                            substring(
                                U&'\0300\0309\0303\0301\0323'
                                FROM '^.*' || nullif(
                                    left(
                                        translate(
                                            syllable.parts,
                                            translate(
                                                syllable.parts,
                                                U&'\0300\0301\0303\0309\0323',
                                                ''
                                            ),
                                            ''
                                        ),
                                        1
                                    ),
                                    ''
                                )
                            )
                        ),
                        0
                    ),
                    ' ' ORDER BY syllable.ordinality
                ),
                ''
            ),
            'UTF8'
        )
    FROM (
        SELECT
            piece.ordinality,
            normalize(piece.word, NFD) AS parts
        FROM regexp_split_to_table(
            warehouse.small_letters(normalize(words, NFC)), '[\s.,;:()"/-]+'
        ) WITH ORDINALITY AS piece (word, ordinality)
        WHERE piece.word <> ''
    ) AS syllable
);

-- What is searched, one narrow row an article: its words lie outside the row (TOAST), so that
-- thousands of hits can be put in the order of their days without reading a word.
CREATE TABLE warehouse.article_search (
    article_id uuid PRIMARY KEY REFERENCES warehouse.fact_article ON DELETE CASCADE,
    published_on date,
    scope_search text NOT NULL,
    folded_search text NOT NULL,
    marked_search text NOT NULL
) WITH (toast_tuple_target = 256);

-- The first of the words, within what one tsvector may hold (1 MB), and none too long for it.
CREATE FUNCTION warehouse.search_array(words text)
RETURNS text[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN string_to_array(
    CASE
        WHEN octet_length(words) <= 200000 THEN words
        ELSE left(words, (200000 * length(words)::bigint / octet_length(words))::integer)
    END,
    ' '
);

-- The terms of an article: words without marks, words with marks, "+two words" that stand side by
-- side, "@…" for portal, topics, places and the week. A word of Vietnamese has mostly two
-- syllables and each syllable is frequent: only pairs find quickly.
CREATE FUNCTION warehouse.search_terms(
    folded_search text, marked_search text, scope_search text, published_on date
)
RETURNS tsvector
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN (
    SELECT
        array_to_tsvector(
            coalesce(array_agg(left(pair.word, 60)) FILTER (WHERE pair.word <> ''), '{}')
            || coalesce(
                array_agg('+' || left(pair.word, 60) || ' ' || left(pair.next_word, 60))
                FILTER (WHERE pair.next_word <> '' AND pair.word <> ''),
                '{}'
            )
            || coalesce(array_agg(left(pair.marked, 60)) FILTER (WHERE pair.marked <> ''), '{}')
            || string_to_array(scope_search, ' ')
            || ARRAY['@w' || coalesce((published_on - date '2000-01-03') / 7, -9999)]
        )
    FROM unnest(
        warehouse.search_array(folded_search),
        (warehouse.search_array(folded_search))[2:],
        warehouse.search_array(marked_search)
    ) AS pair (word, next_word, marked)
);

CREATE INDEX article_search_terms ON warehouse.article_search USING gin (
    warehouse.search_terms(folded_search, marked_search, scope_search, published_on)
) WITH (gin_pending_list_limit = 2048);

CREATE INDEX article_search_day ON warehouse.article_search (published_on);
CREATE INDEX dim_place_name_search ON warehouse.dim_place (name_search);

-- The terms that an article is filtered by: @pPORTAL @cTOPIC @tPLACE (then) @nPLACE (today).
CREATE FUNCTION warehouse.search_scope(article warehouse.fact_article)
RETURNS text
LANGUAGE sql
STABLE
RETURN concat_ws(
    ' ',
    (
        SELECT '@p' || portal.portal_code
        FROM warehouse.dim_portal AS portal
        WHERE portal.portal_id = article.portal_id
    ),
    (
        SELECT string_agg('@c' || topic.topic_code, ' ' ORDER BY topic.topic_code)
        FROM warehouse.fact_topic_mention AS mention
        INNER JOIN warehouse.dim_topic AS topic ON mention.topic_id = topic.topic_id
        WHERE mention.revision_id = article.current_revision_id
    ),
    (
        SELECT
            concat_ws(
                ' ',
                '@t' || left(place.place_id::text, 13),
                '@t' || left(nullif(place.parent_place_id, place.province_place_id)::text, 13),
                '@t' || left(nullif(place.province_place_id, place.place_id)::text, 13)
            )
        FROM warehouse.dim_place AS place
        WHERE place.place_id = article.place_id
    ),
    (
        SELECT
            concat_ws(
                ' ',
                '@n' || left(place.place_id::text, 13),
                '@n' || left(nullif(place.province_place_id, place.place_id)::text, 13)
            )
        FROM warehouse.dim_place AS place
        WHERE place.place_id = article.today_place_id
    )
);

ALTER TABLE staging.reading
ADD COLUMN marked_search text;

-- What was asked to be taken down, by whom and why; lifted requests stay as a record.
CREATE TABLE crawl.takedown (
    takedown_id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('article', 'person')),
    url text CHECK (url <> ''),
    article_id uuid,
    name text CHECK (name <> ''),
    portal_code text,
    place_name text CHECK (place_name <> ''),
    reason text NOT NULL CHECK (reason <> ''),
    requested_by text,
    recorded_by text NOT NULL DEFAULT session_user,
    taken_down_at timestamptz NOT NULL DEFAULT now(),
    lifted_at timestamptz,
    lifted_reason text CHECK (lifted_reason <> ''),
    CHECK ((kind = 'article') = (url IS NOT NULL)),
    CHECK ((kind = 'person') = (name IS NOT NULL)),
    CHECK (num_nonnulls(lifted_at, lifted_reason) IN (0, 2)),
    CHECK (lifted_at >= taken_down_at)
);

-- What that means for each revision: the whole article, or the names that are blackened in it.
CREATE TABLE warehouse.withheld (
    revision_id uuid PRIMARY KEY REFERENCES warehouse.fact_article_revision ON DELETE CASCADE,
    article_id uuid NOT NULL,
    is_article boolean NOT NULL,
    names text[] NOT NULL,
    person_ids uuid[] NOT NULL
);

CREATE INDEX withheld_article ON warehouse.withheld (article_id);

-- A name as a regular expression in both cases; K'Brêu, Nguyễn-Văn and two lines match, too.
CREATE FUNCTION warehouse.name_pattern(name text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN (
    SELECT
        '(?<![0-9A-Za-zÀ-ɏḀ-ỿ])'
        || string_agg(
            CASE
                WHEN letter.sign = ' ' THEN '[\s_.-]'
                WHEN letter.sign ~ '[a-zà-ɏḁ-ỿ]'
                    THEN '[' || letter.sign || translate(
                        upper(letter.sign),
                        'àáâãäåæçèéêëìíîïñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕ'
                        || 'ŗřśŝşšţťŧũūŭůűųŵŷÿźżžsɓƃƅɔƈɗƌǝəɛƒɠɣɩɨƙɯɲɵơƣƥʀƨʃƭʈưʊʋƴƶʒƹƽǆǆǉǉǌǌǎǐǒǔǖǘǚ'
                        || 'ǜǟǡǣǥǧǩǫǭǯǳǳǵƕƿǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȝȟƞȣȥȧȩȫȭȯȱȳȼƚɂƀʉʌɇɉɋɍɏḁḃḅḇḉḋḍḏḑḓḕḗḙḛ'
                        || 'ḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕṡạảấầẩẫậắ'
                        || 'ằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿ',
                        'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔ'
                        || 'ŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽſƁƂƄƆƇƊƋƎƏƐƑƓƔƖƗƘƜƝƟƠƢƤƦƧƩƬƮƯƱƲƳƵƷƸƼǄǅǇǈǊǋǍǏǑǓǕǗǙ'
                        || 'ǛǞǠǢǤǦǨǪǬǮǱǲǴǶǷǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȠȢȤȦȨȪȬȮȰȲȻȽɁɃɄɅɆɈɊɌɎḀḂḄḆḈḊḌḎḐḒḔḖḘḚ'
                        || 'ḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẛẠẢẤẦẨẪẬẮ'
                        || 'ẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾ'
                    ) || ']'
                ELSE '[' || CASE WHEN letter.sign IN ('^', ']', '\') THEN '\' ELSE '' END
                    || letter.sign || ']'
            END,
            '' ORDER BY letter.ordinality
        )
        || '(?![0-9A-Za-zÀ-ɏḀ-ỿ])'
    FROM string_to_table(warehouse.small_letters(normalize(name, NFC)), NULL)
        WITH ORDINALITY AS letter (sign, ordinality)
);

-- The words with each letter of the names blackened: spans of other facts still fit.
CREATE FUNCTION warehouse.blacken(words text, names text[])
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    name text;
    shown text := words;
BEGIN
    IF words IS NULL OR words = '' THEN
        RETURN words;
    END IF;
    FOREACH name IN ARRAY names LOOP
        shown := regexp_replace(
            shown, warehouse.name_pattern(name), repeat('█', length(name)), 'g'
        );
    END LOOP;
    RETURN shown;
END;
$$;

CREATE FUNCTION warehouse.blacken_each(words text[], names text[])
RETURNS text[]
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
RETURN (
    SELECT
        coalesce(
            array_agg(warehouse.blacken(one.word, names) ORDER BY one.ordinality),
            CASE WHEN words IS NOT NULL THEN '{}'::text[] END
        )
    FROM unnest(words) WITH ORDINALITY AS one (word, ordinality)
);

-- How a name may be written: as given, with the tone at the other vowel (Hòa, Hoà), without marks.
CREATE FUNCTION warehouse.name_forms(name text)
RETURNS text[]
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
AS $$
DECLARE
    plain text := normalize(
        regexp_replace(trim(warehouse.small_letters(normalize(name, NFC))), '\s+', ' ', 'g'), NFC
    );
    moved text := plain;
    pair text [];
BEGIN
    FOREACH pair SLICE 1 IN ARRAY ARRAY[
        ['oà', 'òa'], ['oá', 'óa'], ['oả', 'ỏa'], ['oã', 'õa'], ['oạ', 'ọa'],
        ['oè', 'òe'], ['oé', 'óe'], ['oẻ', 'ỏe'], ['oẽ', 'õe'], ['oẹ', 'ọe'],
        ['uỳ', 'ùy'], ['uý', 'úy'], ['uỷ', 'ủy'], ['uỹ', 'ũy'], ['uỵ', 'ụy']
    ] LOOP
        moved := regexp_replace(
            moved, '(' || pair[1] || '|' || pair[2] || ')(?=$|\s)',
            CASE WHEN strpos(plain, pair[1]) > 0 THEN pair[2] ELSE pair[1] END, 'g'
        );
    END LOOP;
    RETURN ARRAY(
        SELECT DISTINCT form.name
        FROM unnest(ARRAY[plain, moved, warehouse.search_key(name)]) AS form (name)
        WHERE form.name <> ''
        ORDER BY form.name
    );
END;
$$;

-- Works out anew what of these revisions is withheld, and has search follow.
CREATE FUNCTION warehouse.withhold(revisions uuid[])
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    touched uuid [];
BEGIN
    SELECT coalesce(array_agg(DISTINCT held.article_id), '{}')
    INTO touched
    FROM warehouse.withheld AS held
    WHERE held.revision_id = ANY(revisions);

    DELETE FROM warehouse.withheld AS held
    WHERE held.revision_id = ANY(revisions);

    INSERT INTO warehouse.withheld (revision_id, article_id, is_article, names, person_ids)
    WITH hit AS (
        SELECT
            revision.revision_id,
            revision.article_id,
            asked.kind,
            asked.name,
            warehouse.match_key(asked.name) AS name_key
        FROM crawl.takedown AS asked
        CROSS JOIN LATERAL warehouse.takedown_revisions(asked, revisions) AS revision
        WHERE asked.lifted_at IS NULL
    ),

    said AS (
        SELECT
            hit.revision_id,
            form.name,
            NULL::uuid AS person_id
        FROM hit
        CROSS JOIN LATERAL unnest(warehouse.name_forms(hit.name)) AS form (name)
        UNION ALL
        SELECT
            hit.revision_id,
            form.name,
            mention.person_id
        FROM hit
        INNER JOIN warehouse.fact_person_mention AS mention
            ON hit.revision_id = mention.revision_id
        INNER JOIN warehouse.dim_person AS person ON mention.person_id = person.person_id
        CROSS JOIN LATERAL unnest(mention.variants || mention.quote) AS printed (name)
        CROSS JOIN LATERAL unnest(warehouse.name_forms(printed.name)) AS form (name)
        WHERE warehouse.match_key(person.name) = hit.name_key
    )

    SELECT
        hit.revision_id,
        hit.article_id,
        bool_or(hit.kind = 'article') AS is_article,
        -- The longest first; a single syllable is no name, and is in other words, too.
        ARRAY(
            SELECT said.name
            FROM said
            WHERE said.revision_id = hit.revision_id AND said.name LIKE '% %'
            GROUP BY said.name
            ORDER BY length(said.name) DESC, said.name COLLATE "C"
        ) AS names,
        ARRAY(
            SELECT DISTINCT said.person_id
            FROM said
            WHERE said.revision_id = hit.revision_id AND said.person_id IS NOT NULL
            ORDER BY said.person_id
        ) AS person_ids
    FROM hit
    GROUP BY hit.revision_id, hit.article_id;

    PERFORM warehouse.index_articles(
        touched || ARRAY(
            SELECT held.article_id
            FROM warehouse.withheld AS held
            WHERE held.revision_id = ANY(revisions)
        )
    );
END;
$$;

-- Which revisions a request is about: those of an address, or those that print a name.
CREATE FUNCTION warehouse.takedown_revisions(asked crawl.takedown, revisions uuid[])
RETURNS TABLE (revision_id uuid, article_id uuid)
LANGUAGE sql
STABLE
AS $$
    SELECT
        revision.revision_id,
        revision.article_id
    FROM warehouse.fact_article_revision AS revision
    INNER JOIN warehouse.fact_article AS article ON revision.article_id = article.article_id
    INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
    LEFT JOIN warehouse.dim_place AS place
        ON coalesce(article.place_id, portal.place_id) = place.place_id
    WHERE
        (revisions IS NULL OR revision.revision_id = ANY(revisions))
        AND (asked.portal_code IS NULL OR portal.portal_code = asked.portal_code)
        AND (
            asked.kind = 'person'
            OR article.url = asked.url
            OR article.article_id = asked.article_id
        )
        AND (
            asked.kind = 'article'
            OR ' ' || revision.text_search || ' '
            LIKE '% ' || warehouse.search_key(asked.name) || ' %'
            OR concat_ws(
                chr(10),
                revision.title,
                revision.byline,
                array_to_string(revision.captions, chr(10)),
                nullif(revision.tables, '[]')::text
            ) ~ (
                SELECT string_agg(warehouse.name_pattern(form.name), '|')
                FROM unnest(warehouse.name_forms(asked.name)) AS form (name)
            )
        )
        AND (
            asked.place_name IS NULL
            OR EXISTS (
                SELECT 1
                FROM warehouse.dim_place AS unit
                WHERE
                    unit.place_id IN (
                        place.place_id,
                        place.parent_place_id,
                        place.province_place_id,
                        place.today_place_id,
                        place.today_province_place_id
                    )
                    AND ' ' || unit.name_search
                    LIKE '% ' || warehouse.search_key(asked.place_name)
            )
        )
$$;

-- Lays the search rows of these articles anew from what may be shown of them.
CREATE FUNCTION warehouse.index_articles(articles uuid[])
RETURNS void
LANGUAGE sql
AS $$
    DELETE FROM warehouse.article_search AS known
    WHERE known.article_id = ANY(articles);

    INSERT INTO warehouse.article_search (
        article_id, published_on, scope_search, folded_search, marked_search
    )
    SELECT
        article.article_id,
        article.published_on,
        warehouse.search_scope(article) AS scope_search,
        warehouse.search_key(shown.title) || ' | ' || warehouse.search_key(shown.words)
            AS folded_search,
        warehouse.match_key(shown.title) || ' | ' || warehouse.match_key(shown.words)
            AS marked_search
    FROM warehouse.fact_article AS article
    INNER JOIN warehouse.fact_article_revision AS revision
        ON article.current_revision_id = revision.revision_id
    LEFT JOIN warehouse.withheld AS held ON revision.revision_id = held.revision_id
    CROSS JOIN LATERAL (
        SELECT
            CASE
                WHEN held.revision_id IS NULL THEN article.title
                ELSE warehouse.blacken(article.title, held.names)
            END AS title,
            CASE
                WHEN held.revision_id IS NULL THEN revision.text
                ELSE warehouse.blacken(revision.text, held.names)
            END AS words
    ) AS shown
    WHERE article.article_id = ANY(articles) AND held.is_article IS NOT TRUE
$$;

-- Whatever brings a revision or a mention (a load, a replay, a rebuild) honours the list.
CREATE FUNCTION warehouse.withhold_added()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM crawl.takedown AS asked WHERE asked.lifted_at IS NULL) THEN
        PERFORM warehouse.withhold(ARRAY(SELECT DISTINCT added.revision_id FROM added));
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER fact_article_revision_withheld
AFTER INSERT ON warehouse.fact_article_revision
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.withhold_added();

CREATE TRIGGER fact_person_mention_withheld
AFTER INSERT ON warehouse.fact_person_mention
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION warehouse.withhold_added();

CREATE FUNCTION warehouse.apply_takedown()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM warehouse.withhold(
        ARRAY(
            SELECT revision.revision_id
            FROM warehouse.takedown_revisions(new, NULL) AS revision
        )
    );
    RETURN NULL;
END;
$$;

CREATE TRIGGER takedown_applied
AFTER INSERT OR UPDATE ON crawl.takedown
FOR EACH ROW EXECUTE FUNCTION warehouse.apply_takedown();

-- The articles that are held already.
SELECT warehouse.index_articles(
    ARRAY(SELECT article.article_id FROM warehouse.fact_article AS article)
);

-- A constraint for each promise that had none. Rows of before that break one stay: it holds for what
-- comes, and `ALTER TABLE … VALIDATE CONSTRAINT` tells which they are.
ALTER TABLE warehouse.fact_quantity
ADD CONSTRAINT fact_quantity_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_quantity_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID,
ADD CONSTRAINT fact_quantity_range_ascends CHECK (
    value_high >= value
) NOT VALID,
ADD CONSTRAINT fact_quantity_period_ascends CHECK (
    period_start_on <= period_end_on
) NOT VALID,
ADD CONSTRAINT fact_quantity_has_unit CHECK (
    unit <> ''
) NOT VALID,
ADD CONSTRAINT fact_quantity_modifier CHECK (
    modifier IN ('exact', 'over', 'nearly', 'approx', 'estimated', 'at_least', 'at_most', 'range')
) NOT VALID;

ALTER TABLE warehouse.fact_document_citation
ADD CONSTRAINT fact_document_citation_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_document_citation_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_person_mention
ADD CONSTRAINT fact_person_mention_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_person_mention_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_organisation_mention
ADD CONSTRAINT fact_organisation_mention_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_organisation_mention_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_place_mention
ADD CONSTRAINT fact_place_mention_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_place_mention_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID,
ADD CONSTRAINT fact_place_mention_level CHECK (
    place_level IN ('country', 'province', 'district', 'commune')
) NOT VALID;

ALTER TABLE warehouse.fact_event
ADD CONSTRAINT fact_event_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_event_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_event_date
ADD CONSTRAINT fact_event_date_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_event_date_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_period
ADD CONSTRAINT fact_period_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_period_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_topic_evidence
ADD CONSTRAINT fact_topic_evidence_quote_is_its_span CHECK (
    char_length(quote) = span_end - span_start
) NOT VALID,
ADD CONSTRAINT fact_topic_evidence_has_rule_and_version CHECK (
    rule <> '' AND extractor_version <> ''
) NOT VALID;

ALTER TABLE warehouse.fact_article
ADD CONSTRAINT fact_article_is_nfc CHECK (
    title IS NFC NORMALIZED
) NOT VALID,
ADD CONSTRAINT fact_article_day_is_the_moments CHECK (
    (published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = published_on
) NOT VALID,
ADD CONSTRAINT fact_article_moment_needs_a_day CHECK (
    published_at IS NULL OR published_on IS NOT NULL
) NOT VALID,
ADD CONSTRAINT fact_article_gone_reason CHECK (
    gone_reason IS NULL OR is_gone
) NOT VALID,
ADD CONSTRAINT fact_article_absent_nights CHECK (
    absent_nights = 0 OR absent_since IS NOT NULL
) NOT VALID;

ALTER TABLE warehouse.fact_article_revision
ADD CONSTRAINT fact_article_revision_is_nfc CHECK (
    title IS NFC NORMALIZED AND text IS NFC NORMALIZED
) NOT VALID,
ADD CONSTRAINT fact_article_revision_has_digest CHECK (
    content_digest <> '' AND title <> '' AND extractor_version IS NOT NULL
) NOT VALID,
ADD CONSTRAINT fact_article_revision_is_made_of_lists CHECK (
    jsonb_typeof(tables) = 'array'
    AND jsonb_typeof(attachments) = 'array'
    AND jsonb_typeof(changes) = 'array'
) NOT VALID;

ALTER TABLE warehouse.fact_portal_day
ADD CONSTRAINT fact_portal_day_counts CHECK (
    least(addresses_seen, articles_new, articles_revised, articles_gone, articles_published, pages_quarantined, pages_failed, pages_deferred) >= 0
) NOT VALID;

ALTER TABLE warehouse.dim_date
ADD CONSTRAINT dim_date_is_of_its_day CHECK (
    year = extract(YEAR FROM date_on)
    AND quarter = extract(QUARTER FROM date_on)
    AND month = extract(MONTH FROM date_on)
    AND day = extract(DAY FROM date_on)
    AND iso_weekday = extract(ISODOW FROM date_on)
    AND is_weekend = (extract(ISODOW FROM date_on) >= 6)
) NOT VALID,
ADD CONSTRAINT dim_date_school_year CHECK (
    school_year ~ '^[0-9]{4}-[0-9]{4}$'
    AND right(school_year, 4)::integer = left(school_year, 4)::integer + 1
) NOT VALID,
ADD CONSTRAINT dim_date_holiday_has_a_name CHECK (
    holiday_name IS NOT NULL OR NOT is_public_holiday
) NOT VALID,
ADD CONSTRAINT dim_date_tet CHECK (
    is_tet = (day_class = 'tet')
) NOT VALID;

ALTER TABLE warehouse.dim_place
ADD CONSTRAINT dim_place_has_a_name CHECK (
    name <> '' AND name_search <> ''
) NOT VALID;

ALTER TABLE warehouse.dim_person
ADD CONSTRAINT dim_person_has_a_name CHECK (
    name <> '' AND name_search <> ''
) NOT VALID;

ALTER TABLE warehouse.dim_organisation
ADD CONSTRAINT dim_organisation_has_a_name CHECK (
    name <> '' AND name_search <> ''
) NOT VALID;

-- One text at a time and none in between: each revision ends where another of its article begins,
-- no two begin or end together, and one is open. No extension (btree_gist) and no trigger is
-- needed for that, and it promises more than an exclusion: that there is no gap.
ALTER TABLE warehouse.fact_article_revision
ADD CONSTRAINT fact_article_revision_begins_once UNIQUE (article_id, valid_from),
ADD CONSTRAINT fact_article_revision_ends_once UNIQUE (article_id, valid_to),
ADD CONSTRAINT fact_article_revision_of_its_article UNIQUE (article_id, revision_id),
ADD CONSTRAINT fact_article_revision_ends_where_another_begins
FOREIGN KEY (article_id, valid_to)
REFERENCES warehouse.fact_article_revision (article_id, valid_from)
DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- The current text is one of the article's own.
ALTER TABLE warehouse.fact_article
ADD CONSTRAINT fact_article_current_revision_is_its_own
FOREIGN KEY (article_id, current_revision_id)
REFERENCES warehouse.fact_article_revision (article_id, revision_id)
DEFERRABLE INITIALLY DEFERRED NOT VALID;

DO $$
DECLARE
    waiting record;
BEGIN
    FOR waiting IN
        SELECT
            held.conrelid::regclass AS of_table,
            held.conname
        FROM pg_catalog.pg_constraint AS held
        WHERE
            NOT held.convalidated
            AND held.connamespace = 'warehouse'::regnamespace
            AND held.contype IN ('c', 'f')
        ORDER BY held.conname
    LOOP
        BEGIN
            EXECUTE format(
                'ALTER TABLE %s VALIDATE CONSTRAINT %I', waiting.of_table, waiting.conname
            );
        EXCEPTION
            WHEN check_violation OR foreign_key_violation THEN
                RAISE WARNING '%: rows of before break %', waiting.of_table, waiting.conname;
        END;
    END LOOP;
END;
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION warehouse.small_letters(text) IS 'Words in small letters, whatever the locale | Chữ thường, không phụ thuộc locale';
COMMENT ON FUNCTION warehouse.tone_placed(text) IS 'One word with its tone where most portals write it | Một tiếng với dấu thanh đặt theo cách phổ biến';
COMMENT ON FUNCTION warehouse.match_key(text) IS 'Key under which two printed names are the same: case, punctuation, tone placement levelled | Khóa so khớp: bỏ khác biệt hoa thường, dấu câu, vị trí dấu thanh';
COMMENT ON FUNCTION warehouse.search_key(text) IS 'The same without marks | Như trên, bỏ dấu';
COMMENT ON FUNCTION warehouse.dictionary_key(text) IS 'Sort key in the order of a Vietnamese dictionary | Khóa sắp xếp theo thứ tự từ điển tiếng Việt';
COMMENT ON FUNCTION warehouse.search_array(text) IS 'The words that are searched | Các tiếng được tìm kiếm';
COMMENT ON FUNCTION warehouse.search_terms(text, text, text, date) IS 'Terms of an article: words, pairs of words, portal, topics, places, week | Các mục từ của bài: tiếng, cặp tiếng, cổng, chủ đề, địa bàn, tuần';
COMMENT ON FUNCTION warehouse.search_scope(warehouse.fact_article) IS 'Portal, topics and places of an article as terms | Cổng, chủ đề, địa bàn của bài dưới dạng mục từ';
COMMENT ON FUNCTION warehouse.name_pattern(text) IS 'A name as a regular expression | Tên dưới dạng biểu thức chính quy';
COMMENT ON FUNCTION warehouse.blacken(text, text[]) IS 'Words with these names blackened, of equal length | Văn bản với các tên bị bôi đen, giữ nguyên độ dài';
COMMENT ON FUNCTION warehouse.blacken_each(text[], text[]) IS 'Strings with these names blackened | Các chuỗi với tên bị bôi đen';
COMMENT ON FUNCTION warehouse.name_forms(text) IS 'How a name may be written | Các cách viết của một tên';
COMMENT ON FUNCTION warehouse.takedown_revisions(crawl.takedown, uuid[]) IS 'Revisions that a request is about | Các phiên bản mà yêu cầu gỡ bỏ liên quan';
COMMENT ON FUNCTION warehouse.withhold(uuid[]) IS 'Works out what of these revisions is withheld | Xác định phần bị gỡ của các phiên bản';
COMMENT ON FUNCTION warehouse.withhold_added() IS 'Honours the takedown list in what is added | Áp dụng danh sách gỡ bỏ cho dữ liệu mới';
COMMENT ON FUNCTION warehouse.apply_takedown() IS 'Puts a request into effect at once | Áp dụng yêu cầu gỡ bỏ ngay';
COMMENT ON FUNCTION warehouse.index_articles(uuid[]) IS 'Lays the search rows of articles anew | Lập lại dòng tìm kiếm của bài viết';
COMMENT ON TABLE warehouse.article_search IS 'What is searched, one row an article | Nội dung tìm kiếm, mỗi bài một dòng';
COMMENT ON COLUMN warehouse.article_search.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN warehouse.article_search.published_on IS 'Day of publication, empty where there is none | Ngày đăng, trống nếu không có';
COMMENT ON COLUMN warehouse.article_search.scope_search IS 'Terms for filters: portal, topics, places | Mục từ để lọc: cổng, chủ đề, địa bàn';
COMMENT ON COLUMN warehouse.article_search.folded_search IS 'Headline and text without case and marks | Tiêu đề và nội dung không dấu, chữ thường';
COMMENT ON COLUMN warehouse.article_search.marked_search IS 'Headline and text in small letters with marks | Tiêu đề và nội dung chữ thường có dấu';
COMMENT ON COLUMN staging.reading.marked_search IS 'Headline and text in small letters with marks | Tiêu đề và nội dung chữ thường có dấu';
COMMENT ON TABLE crawl.takedown IS 'Requests to take down an article or a name; lifted ones stay | Yêu cầu gỡ bài hoặc tên người; yêu cầu đã hủy vẫn được lưu';
COMMENT ON COLUMN crawl.takedown.takedown_id IS 'Request | Yêu cầu';
COMMENT ON COLUMN crawl.takedown.kind IS 'article or person | Bài viết hoặc người';
COMMENT ON COLUMN crawl.takedown.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN crawl.takedown.article_id IS 'Article, where it was held then | Bài viết, nếu đã có trong kho';
COMMENT ON COLUMN crawl.takedown.name IS 'Name of the person | Tên người';
COMMENT ON COLUMN crawl.takedown.portal_code IS 'Only on this portal; empty: everywhere | Chỉ trên cổng này; trống: mọi nơi';
COMMENT ON COLUMN crawl.takedown.place_name IS 'Only in articles of this place; empty: everywhere | Chỉ trong bài của địa bàn này; trống: mọi nơi';
COMMENT ON COLUMN crawl.takedown.reason IS 'Why | Lý do';
COMMENT ON COLUMN crawl.takedown.requested_by IS 'Who asked | Người yêu cầu';
COMMENT ON COLUMN crawl.takedown.recorded_by IS 'Login that wrote it down | Tài khoản ghi nhận';
COMMENT ON COLUMN crawl.takedown.taken_down_at IS 'When | Thời điểm';
COMMENT ON COLUMN crawl.takedown.lifted_at IS 'When it was lifted | Thời điểm hủy';
COMMENT ON COLUMN crawl.takedown.lifted_reason IS 'Why it was lifted | Lý do hủy';
COMMENT ON TABLE warehouse.withheld IS 'What the marts do not show, by revision | Phần không hiển thị, theo phiên bản';
COMMENT ON COLUMN warehouse.withheld.revision_id IS 'Revision | Phiên bản';
COMMENT ON COLUMN warehouse.withheld.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN warehouse.withheld.is_article IS 'Whether the whole article is withheld | Cả bài bị gỡ hay không';
COMMENT ON COLUMN warehouse.withheld.names IS 'Names that are blackened | Các tên bị bôi đen';
COMMENT ON COLUMN warehouse.withheld.person_ids IS 'People whose mentions are left out | Những người không được nêu';
