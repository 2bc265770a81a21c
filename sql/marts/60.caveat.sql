-- What a reader of the marts must know before counting, as rows.
-- noqa: disable=LT05
DROP VIEW IF EXISTS mart.caveat;

CREATE VIEW mart.caveat AS
SELECT
    told.relation,
    told.column_name,
    told.kind,
    told.text_en,
    told.text_vi
FROM (
    VALUES
    ('article', 'view_count', 'as_printed', 'View counts are as the portal prints them, at the last visit; portals count differently and some start again', 'Lượt xem theo số cổng ghi ở lần truy cập gần nhất; mỗi cổng đếm một cách và có cổng đếm lại từ đầu'),
    ('article', 'published_on', 'dated', 'The day is the portals statement, published_basis tells from where; undated articles are left out of every count by day', 'Ngày đăng theo cổng, published_basis cho biết nguồn; bài không ghi ngày không có trong các phép đếm theo ngày'),
    ('article', 'story_id', 'duplicated', 'Portals republish each other: count stories, not articles, to count news', 'Các cổng đăng lại của nhau: muốn đếm tin hãy đếm câu chuyện, không đếm bài'),
    ('article', 'place_today_name', 'inferred', 'The unit of today that surely holds the place; where a unit was split it is the larger one around', 'Đơn vị ngày nay chắc chắn bao gồm nơi đó; nếu đơn vị cũ bị chia thì là đơn vị lớn hơn'),
    ('article', 'read_by', 'inferred', 'Where read_by is page, the portal has no layout yet: title and text were found by general rules, may hold a menu or miss a part, and dates are only those printed beside the title or in metadata; leave such rows out where each one counts. The same column stands beside every fact', 'Khi read_by là page, cổng chưa có bố cục: tiêu đề và nội dung được tìm theo quy tắc chung, có thể lẫn thực đơn hoặc thiếu đoạn, ngày đăng chỉ lấy khi in cạnh tiêu đề hoặc có trong siêu dữ liệu; hãy bỏ các dòng này khi từng dòng đều quan trọng. Mọi dữ kiện cũng có cột này'),
    ('article', 'topics', 'inferred', 'Topics come from words of a list; an article may have none', 'Chủ đề được nhận theo danh mục từ; bài có thể không có chủ đề'),
    ('quantity', 'value', 'as_printed', 'Figures are what the page says, mistakes too; the same sum is said in several articles, and parts stand beside their total: never add up without reading the quotes', 'Con số theo nguyên văn, kể cả sai sót; một số liệu có thể được nêu ở nhiều bài, số thành phần đứng cạnh tổng: không cộng khi chưa đọc trích dẫn'),
    ('quantity', 'nature', 'inferred', 'Result or target is read from the sentence', 'Kết quả hay chỉ tiêu được suy ra từ câu văn'),
    ('citation', 'issued_on', 'as_printed', 'Number and day as cited; a document that is cited without a day is placed by the day of the article', 'Số và ngày theo nguyên văn; văn bản dẫn không ghi ngày được xếp theo ngày của bài'),
    ('person', 'name', 'inferred', 'A person is a name in an office: one name in two offices is two rows, and two people of one name in one office are one', 'Người là một tên trong một cơ quan: một tên ở hai cơ quan là hai dòng, hai người trùng tên cùng cơ quan là một'),
    ('organisation', 'successor_bodies', 'inferred', 'Successors are told by kind of body and level, not by act of each province', 'Cơ quan kế tục theo loại và cấp, không theo văn bản của từng tỉnh'),
    ('place', 'place_then_name', 'inferred', 'Ambiguous names are left empty, with their candidates', 'Tên trùng nhau thì để trống và nêu các khả năng'),
    ('event', 'begins_on', 'inferred', 'The day of an event is read from the text, never the day of publication', 'Ngày của sự kiện lấy từ nội dung, không phải ngày đăng'),
    ('event_date', 'begins_on', 'inferred', 'Relative days (yesterday, this morning) count from the day of publication', 'Ngày tương đối (hôm qua, sáng nay) tính từ ngày đăng'),
    ('period', 'label', 'as_printed', 'Periods as printed; without bounds where the words give none', 'Kỳ theo nguyên văn; không có mốc nếu lời văn không cho biết'),
    ('topic', 'quote', 'inferred', 'The words that decided, not all that would fit', 'Những từ đã quyết định, không phải mọi từ phù hợp'),
    ('document', 'article_count', 'incomplete', 'Counts current articles that we hold, not all that cite it', 'Đếm bài hiện hành đang có, không phải mọi bài viện dẫn'),
    ('office_holder', 'first_seen_on', 'incomplete', 'Days of the first and last article that we hold, not of appointment', 'Ngày của bài đầu và bài cuối đang có, không phải ngày bổ nhiệm'),
    ('organisation_successor', '', 'incomplete', 'The mergers of 2025 by kind of body; earlier ones are not told', 'Các đợt sắp xếp năm 2025 theo loại cơ quan; không có các đợt trước'),
    ('place_successor', 'changed_on', 'dated', 'Days of the resolutions in force; changes before 2004 have no day', 'Ngày nghị quyết có hiệu lực; thay đổi trước 2004 không có ngày'),
    ('story', 'article_count', 'duplicated', 'Near copies by likeness of words: two reports of one event in own words are two stories', 'Bài gần trùng theo câu chữ: hai bài tự viết về một sự kiện là hai câu chuyện'),
    ('revision', 'observed_on', 'coverage', 'The night on which we first saw a text, not the moment of the change', 'Đêm đầu tiên thấy nội dung, không phải lúc sửa'),
    ('revision_diff', 'words_after', 'incomplete', 'Two changes between two visits are one', 'Hai lần sửa giữa hai lượt xem là một'),
    ('coverage', 'articles_published', 'coverage', 'Zero is none only where coverage is complete or none_expected; not_observed means that nobody looked', 'Số 0 chỉ có nghĩa là không có tin khi coverage là complete hoặc none_expected; not_observed là không ai xem'),
    ('completeness', 'held_share', 'incomplete', 'Of what the portal itself lists; hidden articles are in neither number', 'Trên những gì cổng tự liệt kê; bài bị ẩn không có trong cả hai số'),
    ('missing_address', 'reason', 'incomplete', 'Only addresses that a listing, feed or neighbour named', 'Chỉ những địa chỉ được danh mục, RSS hoặc bài liền kề nêu'),
    ('listing_total', 'stated_total', 'as_printed', 'The total as the listing prints it', 'Tổng số do danh mục tự ghi'),
    ('portal_health', 'last_published_on', 'coverage', 'As of the last news day that was loaded', 'Tính đến ngày tin gần nhất đã nạp'),
    ('tls_exception', '', 'incomplete', 'Only exceptions that a run used', 'Chỉ những ngoại lệ đã dùng'),
    ('portal_band', 'expected_minimum', 'inferred', 'Drawn from the portals own past; empty where that is too short', 'Suy từ quá khứ của chính cổng; trống nếu quá ngắn'),
    ('portal_alarm', 'sentence', 'inferred', 'A finding to look at, not a proof', 'Dấu hiệu cần xem, không phải bằng chứng'),
    ('layout_fill', 'title_share', 'coverage', 'Of pages read on that day', 'Trên số trang đọc trong ngày'),
    ('caveat', '', 'incomplete', 'What we know of; the quotes are the evidence', 'Những điều đã biết; trích dẫn là bằng chứng')
) AS told (relation, column_name, kind, text_en, text_vi)

UNION ALL

-- Of every mart with rows of articles, also of those to come.
SELECT
    class.relname::text AS relation,
    '' AS column_name,
    'withheld' AS kind,
    'What was taken down on request is left out or blackened (█): counts by name or word may be too low' AS text_en,
    'Nội dung đã gỡ theo yêu cầu được bỏ ra hoặc bôi đen (█): số đếm theo tên, theo từ có thể thấp hơn thực tế' AS text_vi
FROM pg_catalog.pg_class AS class
INNER JOIN pg_catalog.pg_attribute AS attribute ON class.oid = attribute.attrelid
WHERE
    class.relnamespace = 'mart'::regnamespace
    AND class.relkind = 'v'
    AND attribute.attname = 'article_id'

UNION ALL

SELECT
    class.relname::text AS relation,
    'coverage' AS column_name,
    'coverage' AS kind,
    'No row may mean that we did not look: compare mart.coverage of the portal and day' AS text_en,
    'Không có dòng nào có thể vì chưa xem được: đối chiếu mart.coverage theo cổng và ngày' AS text_vi
FROM pg_catalog.pg_class AS class
INNER JOIN pg_catalog.pg_attribute AS attribute ON class.oid = attribute.attrelid
WHERE
    class.relnamespace = 'mart'::regnamespace
    AND class.relkind = 'v'
    AND class.relname <> 'coverage'
    AND attribute.attname = 'coverage';

COMMENT ON VIEW mart.caveat IS 'What a reader of the marts must know before counting | Điều cần biết trước khi dùng số liệu';
COMMENT ON COLUMN mart.caveat.relation IS 'View of the marts | Khung nhìn';
COMMENT ON COLUMN mart.caveat.column_name IS 'Column; empty: the whole view | Cột; trống: cả khung nhìn';
COMMENT ON COLUMN mart.caveat.kind IS 'as_printed, incomplete, duplicated, dated, inferred, coverage, withheld | Theo nguyên văn, chưa đủ, trùng lặp, về ngày, suy ra, độ phủ, bị gỡ';
COMMENT ON COLUMN mart.caveat.text_en IS 'The caveat in English | Lưu ý bằng tiếng Anh';
COMMENT ON COLUMN mart.caveat.text_vi IS 'The caveat in Vietnamese | Lưu ý bằng tiếng Việt';
