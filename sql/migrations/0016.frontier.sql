-- What is due tells the page's own history; what a portal's listings showed is kept, so that what
-- is missing can be named; a backfill goes on where it stopped.
-- depends: 0015.hosts

ALTER TABLE crawl.run
ADD COLUMN purpose text NOT NULL DEFAULT 'night'
CONSTRAINT run_purpose CHECK (purpose IN ('night', 'backfill'));

ALTER TABLE crawl.address
ADD COLUMN first_seen_on date,
ADD COLUMN visited_on date,
ADD COLUMN visits integer NOT NULL DEFAULT 0,
ADD COLUMN changes integer NOT NULL DEFAULT 0,
ADD COLUMN changed_on date,
ADD COLUMN next_visit_on date,
ADD COLUMN is_history_open boolean NOT NULL DEFAULT FALSE,
ADD COLUMN was_there boolean NOT NULL DEFAULT FALSE,
ADD COLUMN page_identity text,
ADD COLUMN stated_on date,
ADD COLUMN stated_in text
CONSTRAINT address_stated_in CHECK (stated_in IN ('listing', 'feed', 'sitemap')),
ADD COLUMN stated_change_on date;

UPDATE crawl.address
SET
    first_seen_on = run.news_day,
    next_visit_on = run.news_day,
    is_history_open = address.last_run_id IS NOT NULL,
    was_there = exists(
        SELECT 1
        FROM crawl.fate AS earlier
        WHERE
            earlier.portal_code = address.portal_code
            AND earlier.url = address.url
            AND earlier.fate IN ('loaded', 'unchanged', 'revised', 'gone')
    )
FROM crawl.run AS run
WHERE address.found_in_run_id = run.run_id;

CREATE INDEX address_due ON crawl.address (portal_code, next_visit_on);
CREATE INDEX address_identity ON crawl.address (portal_code, page_identity)
WHERE page_identity IS NOT NULL;
CREATE INDEX address_open ON crawl.address (portal_code) WHERE is_history_open;
CREATE INDEX address_stated ON crawl.address (portal_code, stated_on) WHERE stated_on IS NOT NULL;

ALTER TABLE crawl.fate DROP CONSTRAINT fate_fate_check;
ALTER TABLE crawl.fate
ADD CONSTRAINT fate_fate_check CHECK (
    fate IN (
        'loaded', 'unchanged', 'revised', 'duplicate_of', 'redirected', 'followed',
        'attachment', 'not_article', 'excluded_by_robots', 'external', 'not_found', 'gone',
        'soft_404', 'quarantined', 'layout_changed', 'blocked', 'unreachable', 'too_large',
        'wrong_content', 'unreadable_encoding', 'deferred', 'not_due', 'out_of_range'
    )
);

ALTER TABLE crawl.listing_entry ADD COLUMN stated_on date;

CREATE TABLE crawl.listing_page (
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    listing_url text NOT NULL,
    first_page_url text NOT NULL,
    page_number integer NOT NULL CHECK (page_number >= 1),
    entries integer NOT NULL CHECK (entries >= 0),
    new_entries integer NOT NULL CHECK (new_entries BETWEEN 0 AND entries),
    stated_total integer CHECK (stated_total >= 0),
    first_entry_url text,
    last_entry_url text,
    earliest_on date,
    latest_on date,
    walk_ended text,
    observed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, portal_code, listing_url)
);

CREATE INDEX listing_page_url ON crawl.listing_page (portal_code, listing_url);

CREATE TABLE crawl.neighbour (
    portal_code text NOT NULL,
    url text NOT NULL,
    neighbour_url text NOT NULL,
    run_id text NOT NULL REFERENCES crawl.run,
    PRIMARY KEY (portal_code, url, neighbour_url)
);

CREATE TABLE crawl.backfill (
    portal_code text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    listing_url text NOT NULL,
    next_page_url text NOT NULL,
    pages_walked integer NOT NULL CHECK (pages_walked >= 0),
    ended text,
    run_id text NOT NULL REFERENCES crawl.run,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (portal_code, first_day, last_day, listing_url),
    CHECK (first_day <= last_day)
);

-- noqa: disable=LT05
COMMENT ON COLUMN crawl.run.purpose IS 'A night of news, or a backfill of days past | Thu thập hằng đêm hay thu thập bù những ngày đã qua';
COMMENT ON COLUMN crawl.address.first_seen_on IS 'News day on which it was first met | Ngày tin gặp lần đầu';
COMMENT ON COLUMN crawl.address.visited_on IS 'News day of the last visit | Ngày tin truy cập gần nhất';
COMMENT ON COLUMN crawl.address.visits IS 'Runs that visited it | Số lượt đã truy cập';
COMMENT ON COLUMN crawl.address.changes IS 'Visits that found it changed | Số lần truy cập thấy thay đổi';
COMMENT ON COLUMN crawl.address.changed_on IS 'News day of the last change seen | Ngày tin thấy thay đổi gần nhất';
COMMENT ON COLUMN crawl.address.next_visit_on IS 'First news day on which it is due again; empty: never by itself | Ngày tin sớm nhất cần truy cập lại; trống: không tự truy cập';
COMMENT ON COLUMN crawl.address.is_history_open IS 'Whether fates since the last reckoning can still move the next visit | Kết cục mới có còn có thể thay đổi lần truy cập tới không';
COMMENT ON COLUMN crawl.address.was_there IS 'Whether an article was read here once | Đã từng đọc được bài viết ở đây chưa';
COMMENT ON COLUMN crawl.address.page_identity IS 'Name of the article behind the address, as the portal''s file reads it off the address | Định danh bài viết đọc từ địa chỉ theo tệp cổng';
COMMENT ON COLUMN crawl.address.stated_on IS 'Day of publication that the portal''s listings, feeds or sitemaps give | Ngày đăng theo danh mục, tin RSS hoặc sơ đồ trang của cổng';
COMMENT ON COLUMN crawl.address.stated_in IS 'What gives that day: a listing, a feed or a sitemap | Nơi nêu ngày này: danh mục, tin RSS hoặc sơ đồ trang';
COMMENT ON COLUMN crawl.address.stated_change_on IS 'Day of the last change that a feed or sitemap gives | Ngày sửa gần nhất theo tin RSS hoặc sơ đồ trang';
COMMENT ON COLUMN crawl.listing_entry.stated_on IS 'Day of publication printed beside the entry | Ngày đăng in cạnh mục tin';
COMMENT ON TABLE crawl.listing_page IS 'What each page of a listing, feed or sitemap showed in a run | Mỗi trang danh mục, tin RSS hoặc sơ đồ trang cho thấy gì trong một lượt';
COMMENT ON COLUMN crawl.listing_page.run_id IS 'Run that read it | Lượt thu thập đã đọc';
COMMENT ON COLUMN crawl.listing_page.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN crawl.listing_page.listing_url IS 'Address of this page | Địa chỉ trang này';
COMMENT ON COLUMN crawl.listing_page.first_page_url IS 'Where its pager begins | Trang đầu của danh mục';
COMMENT ON COLUMN crawl.listing_page.page_number IS 'Number of the page, from 1 | Số trang, từ 1';
COMMENT ON COLUMN crawl.listing_page.entries IS 'Entries on the page | Số mục tin trên trang';
COMMENT ON COLUMN crawl.listing_page.new_entries IS 'Entries that no earlier run had met | Số mục tin chưa lượt nào gặp';
COMMENT ON COLUMN crawl.listing_page.stated_total IS 'Entries of the whole listing as the page says itself | Tổng số mục tin theo trang tự ghi';
COMMENT ON COLUMN crawl.listing_page.first_entry_url IS 'First entry | Mục tin đầu';
COMMENT ON COLUMN crawl.listing_page.last_entry_url IS 'Last entry | Mục tin cuối';
COMMENT ON COLUMN crawl.listing_page.earliest_on IS 'Earliest day of its entries | Ngày sớm nhất của các mục tin';
COMMENT ON COLUMN crawl.listing_page.latest_on IS 'Latest day of its entries | Ngày muộn nhất của các mục tin';
COMMENT ON COLUMN crawl.listing_page.walk_ended IS 'Why the pager was not followed further; empty: it was, or has no further page | Vì sao không đi tiếp; trống: có đi tiếp hoặc hết trang';
COMMENT ON COLUMN crawl.listing_page.observed_at IS 'Moment of the observation | Thời điểm ghi nhận';
COMMENT ON TABLE crawl.neighbour IS 'Articles that an article''s page names as the one before or after it | Bài liền trước, liền sau mà trang bài viết nêu';
COMMENT ON COLUMN crawl.neighbour.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN crawl.neighbour.url IS 'Address of the page that names it | Địa chỉ trang nêu';
COMMENT ON COLUMN crawl.neighbour.neighbour_url IS 'Address of the neighbour | Địa chỉ bài liền kề';
COMMENT ON COLUMN crawl.neighbour.run_id IS 'Run that saw it first | Lượt thu thập thấy lần đầu';
COMMENT ON TABLE crawl.backfill IS 'How far each listing was walked for a range of days | Mỗi danh mục đã được đi tới đâu khi thu thập bù một khoảng ngày';
COMMENT ON COLUMN crawl.backfill.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN crawl.backfill.first_day IS 'First day of publication that is wanted | Ngày đăng đầu tiên cần lấy';
COMMENT ON COLUMN crawl.backfill.last_day IS 'Last day of publication that is wanted, included | Ngày đăng cuối cùng cần lấy, tính cả ngày này';
COMMENT ON COLUMN crawl.backfill.listing_url IS 'First page of the listing | Trang đầu của danh mục';
COMMENT ON COLUMN crawl.backfill.next_page_url IS 'Page to go on with | Trang sẽ đi tiếp';
COMMENT ON COLUMN crawl.backfill.pages_walked IS 'Pages walked so far | Số trang đã đi';
COMMENT ON COLUMN crawl.backfill.ended IS 'Why nothing is left to walk; empty: it goes on | Vì sao không còn gì để đi; trống: còn đi tiếp';
COMMENT ON COLUMN crawl.backfill.run_id IS 'Run that walked it last | Lượt thu thập đi gần nhất';
COMMENT ON COLUMN crawl.backfill.changed_at IS 'Moment of the last step | Thời điểm bước gần nhất';
