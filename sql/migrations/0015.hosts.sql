-- Each host's pace for all workers of a cluster, its switch, and what it bore.
-- depends: 0014.exchanges

CREATE TABLE crawl.host (
    host text PRIMARY KEY,
    delay_seconds double precision NOT NULL CHECK (delay_seconds >= 0),
    delay_asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    asked_at timestamptz,
    ended_at timestamptz,
    not_before timestamptz,
    stopped_at timestamptz,
    stopped_by text,
    stopped_reason text,
    CONSTRAINT stopped_by_whom_and_why CHECK (
        num_nonnulls(stopped_at, stopped_by, stopped_reason) IN (0, 3)
    )
);

CREATE TABLE crawl.tls_exception (
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    host text NOT NULL,
    reason text NOT NULL,
    since_on date NOT NULL,
    certificate_file text,
    is_legacy_renegotiation boolean NOT NULL,
    used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run_id, portal_code, host, reason)
);

ALTER TABLE crawl.politeness
ADD COLUMN failed integer NOT NULL DEFAULT 0,
ADD COLUMN saved_bytes bigint NOT NULL DEFAULT 0,
ADD COLUMN retry_after_seconds numeric(10, 3) NOT NULL DEFAULT 0,
ADD COLUMN turn_seconds numeric(10, 3) NOT NULL DEFAULT 0,
ADD COLUMN delay_seconds double precision,
ADD COLUMN least_gap_seconds double precision,
ADD COLUMN first_asked_at timestamptz,
ADD COLUMN last_asked_at timestamptz;

-- What one host bore for one news day, all portals on it together: what its owner may ask for.
CREATE VIEW crawl.host_day AS
WITH refused AS (
    SELECT
        run.news_day,
        substring(fate.url FROM '^https?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)') AS host,
        count(*) AS addresses
    FROM crawl.fate AS fate
    INNER JOIN crawl.run AS run ON fate.run_id = run.run_id
    WHERE fate.fate = 'excluded_by_robots'
    GROUP BY run.news_day, host
)

SELECT
    ledger.host,
    run.news_day,
    string_agg(DISTINCT ledger.portal_code, ', ' ORDER BY ledger.portal_code) AS portals,
    min(ledger.first_asked_at) AS first_asked_at,
    max(ledger.last_asked_at) AS last_asked_at,
    cast(sum(ledger.requests) AS bigint) AS requests,
    cast(sum(ledger.not_modified) AS bigint) AS not_modified,
    cast(sum(ledger.failed) AS bigint) AS failed,
    cast(sum(ledger.received_bytes) AS bigint) AS received_bytes,
    cast(sum(ledger.saved_bytes) AS bigint) AS saved_bytes,
    sum(ledger.waited_seconds - ledger.retry_after_seconds - ledger.turn_seconds) AS pace_seconds,
    sum(ledger.retry_after_seconds) AS retry_after_seconds,
    sum(ledger.turn_seconds) AS turn_seconds,
    min(ledger.delay_seconds) AS delay_seconds,
    min(ledger.least_gap_seconds) AS least_gap_seconds,
    coalesce(max(refused.addresses), 0) AS refused_by_robots
FROM crawl.politeness AS ledger
INNER JOIN crawl.run AS run ON ledger.run_id = run.run_id
LEFT JOIN refused ON ledger.host = refused.host AND run.news_day = refused.news_day
GROUP BY ledger.host, run.news_day;

-- noqa: disable=LT05
COMMENT ON TABLE crawl.host IS 'Each host''s pace for all workers, and whether it is stopped | Nhịp truy cập chung của mọi tiến trình đối với từng máy chủ, và máy chủ có bị dừng hay không';
COMMENT ON COLUMN crawl.host.host IS 'Host name | Tên miền';
COMMENT ON COLUMN crawl.host.delay_seconds IS 'Seconds between the end of one request and the next: the longest that a portal or robots.txt has asked for within a day | Số giây giữa hai yêu cầu: khoảng dài nhất mà cổng hoặc robots.txt yêu cầu trong một ngày';
COMMENT ON COLUMN crawl.host.delay_asked_at IS 'When that pause was last asked for | Thời điểm khoảng nghỉ đó được yêu cầu gần nhất';
COMMENT ON COLUMN crawl.host.asked_at IS 'When the last request began | Thời điểm bắt đầu yêu cầu gần nhất';
COMMENT ON COLUMN crawl.host.ended_at IS 'When the last request ended | Thời điểm kết thúc yêu cầu gần nhất';
COMMENT ON COLUMN crawl.host.not_before IS 'Nobody asks before: the server''s Retry-After, or overload | Không truy cập trước thời điểm này: theo Retry-After của máy chủ hoặc do quá tải';
COMMENT ON COLUMN crawl.host.stopped_at IS 'When somebody stopped the host; empty: it may be asked | Thời điểm dừng truy cập; trống: được phép truy cập';
COMMENT ON COLUMN crawl.host.stopped_by IS 'Who stopped it | Người dừng';
COMMENT ON COLUMN crawl.host.stopped_reason IS 'Why it was stopped | Lý do dừng';
COMMENT ON TABLE crawl.tls_exception IS 'Exceptions of TLS that a run has used; verification is never switched off | Ngoại lệ TLS đã dùng trong một lượt; việc xác thực không bao giờ bị tắt';
COMMENT ON COLUMN crawl.tls_exception.run_id IS 'Run of scrape_portals | Lượt thu thập (scrape_portals)';
COMMENT ON COLUMN crawl.tls_exception.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN crawl.tls_exception.host IS 'Host name | Tên miền';
COMMENT ON COLUMN crawl.tls_exception.reason IS 'Why the exception is made | Lý do ngoại lệ';
COMMENT ON COLUMN crawl.tls_exception.since_on IS 'Day since which it is made | Ngày bắt đầu ngoại lệ';
COMMENT ON COLUMN crawl.tls_exception.certificate_file IS 'File of the certificates that the server forgets to send | Tệp chứng thư mà máy chủ không gửi';
COMMENT ON COLUMN crawl.tls_exception.is_legacy_renegotiation IS 'The server may greet as before RFC 5746 | Cho phép máy chủ bắt tay kiểu cũ (trước RFC 5746)';
COMMENT ON COLUMN crawl.tls_exception.used_at IS 'When the run first used it | Thời điểm dùng lần đầu trong lượt';
COMMENT ON COLUMN crawl.politeness.waited_seconds IS 'Seconds waited between requests, for every cause | Số giây chờ giữa các yêu cầu, mọi nguyên nhân';
COMMENT ON COLUMN crawl.politeness.failed IS 'Requests that failed: 429, 5xx, broken connections | Số yêu cầu lỗi: 429, 5xx, đứt kết nối';
COMMENT ON COLUMN crawl.politeness.saved_bytes IS 'Bytes of pages that needed not be sent again (304) | Số byte không phải gửi lại nhờ trả lời 304';
COMMENT ON COLUMN crawl.politeness.retry_after_seconds IS 'Of the seconds waited: the server asked for them, or was overloaded | Trong đó: chờ theo yêu cầu của máy chủ hoặc do quá tải';
COMMENT ON COLUMN crawl.politeness.turn_seconds IS 'Of the seconds waited: another worker was asking the host | Trong đó: chờ tiến trình khác đang truy cập';
COMMENT ON COLUMN crawl.politeness.delay_seconds IS 'Shortest pause in force, in seconds | Khoảng nghỉ ngắn nhất đang áp dụng, tính bằng giây';
COMMENT ON COLUMN crawl.politeness.least_gap_seconds IS 'Shortest pause between two requests as measured, in seconds | Khoảng nghỉ ngắn nhất đo được giữa hai yêu cầu, tính bằng giây';
COMMENT ON COLUMN crawl.politeness.first_asked_at IS 'When the first request began | Thời điểm yêu cầu đầu tiên';
COMMENT ON COLUMN crawl.politeness.last_asked_at IS 'When the last request began | Thời điểm yêu cầu cuối cùng';
COMMENT ON VIEW crawl.host_day IS 'What one host bore for one news day, all its portals together | Mức truy cập vào một máy chủ trong một ngày tin, gộp mọi cổng';
COMMENT ON COLUMN crawl.host_day.host IS 'Host name | Tên miền';
COMMENT ON COLUMN crawl.host_day.news_day IS 'News day | Ngày tin';
COMMENT ON COLUMN crawl.host_day.portals IS 'Portals on this host | Các cổng trên máy chủ này';
COMMENT ON COLUMN crawl.host_day.first_asked_at IS 'When the first request began | Thời điểm yêu cầu đầu tiên';
COMMENT ON COLUMN crawl.host_day.last_asked_at IS 'When the last request began | Thời điểm yêu cầu cuối cùng';
COMMENT ON COLUMN crawl.host_day.requests IS 'Requests sent | Số yêu cầu đã gửi';
COMMENT ON COLUMN crawl.host_day.not_modified IS 'Answers 304 Not Modified | Số trả lời 304';
COMMENT ON COLUMN crawl.host_day.failed IS 'Requests that failed: 429, 5xx, broken connections | Số yêu cầu lỗi: 429, 5xx, đứt kết nối';
COMMENT ON COLUMN crawl.host_day.received_bytes IS 'Bytes received | Số byte đã nhận';
COMMENT ON COLUMN crawl.host_day.saved_bytes IS 'Bytes of pages that needed not be sent again (304) | Số byte không phải gửi lại nhờ trả lời 304';
COMMENT ON COLUMN crawl.host_day.pace_seconds IS 'Seconds waited to keep the pace | Số giây chờ để giữ nhịp';
COMMENT ON COLUMN crawl.host_day.retry_after_seconds IS 'Seconds waited because the server asked for them, or was overloaded | Số giây chờ theo yêu cầu của máy chủ hoặc do quá tải';
COMMENT ON COLUMN crawl.host_day.turn_seconds IS 'Seconds waited for another of our workers | Số giây chờ tiến trình khác của chúng tôi';
COMMENT ON COLUMN crawl.host_day.delay_seconds IS 'Shortest pause in force, in seconds | Khoảng nghỉ ngắn nhất đang áp dụng, tính bằng giây';
COMMENT ON COLUMN crawl.host_day.least_gap_seconds IS 'Shortest pause between two requests as measured, in seconds | Khoảng nghỉ ngắn nhất đo được giữa hai yêu cầu, tính bằng giây';
COMMENT ON COLUMN crawl.host_day.refused_by_robots IS 'Addresses that were not asked because robots.txt forbids them | Số địa chỉ không truy cập vì robots.txt cấm';
