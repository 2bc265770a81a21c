-- Portals whose servers' certificates are wanting, and the exception that is made for them.
DROP VIEW IF EXISTS mart.tls_exception;

CREATE VIEW mart.tls_exception AS
SELECT
    used.portal_code,
    used.host,
    used.reason,
    used.since_on,
    used.certificate_file,
    used.is_legacy_renegotiation,
    min(run.news_day) AS first_used_on,
    max(run.news_day) AS last_used_on
FROM crawl.tls_exception AS used
INNER JOIN crawl.run AS run ON used.run_id = run.run_id
GROUP BY
    used.portal_code,
    used.host,
    used.reason,
    used.since_on,
    used.certificate_file,
    used.is_legacy_renegotiation;

-- noqa: disable=LT05
COMMENT ON VIEW mart.tls_exception IS 'Exceptions of TLS that were used: verification is never switched off | Các ngoại lệ TLS đã dùng: việc xác thực không bao giờ bị tắt';
COMMENT ON COLUMN mart.tls_exception.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.tls_exception.host IS 'Host name | Tên miền';
COMMENT ON COLUMN mart.tls_exception.reason IS 'Why the exception is made | Lý do ngoại lệ';
COMMENT ON COLUMN mart.tls_exception.since_on IS 'Day since which it is made | Ngày bắt đầu ngoại lệ';
COMMENT ON COLUMN mart.tls_exception.certificate_file IS 'File of the certificates that the server forgets to send | Tệp chứng thư mà máy chủ không gửi';
COMMENT ON COLUMN mart.tls_exception.is_legacy_renegotiation IS 'The server may greet as before RFC 5746 | Cho phép máy chủ bắt tay kiểu cũ (trước RFC 5746)';
COMMENT ON COLUMN mart.tls_exception.first_used_on IS 'First news day on which it was used | Ngày tin đầu tiên sử dụng';
COMMENT ON COLUMN mart.tls_exception.last_used_on IS 'Last news day on which it was used | Ngày tin gần nhất sử dụng';
