-- The archive's index: every attempt at an address, also a failed one, and who holds its bytes.
-- depends: 0013.table_evidence

ALTER TABLE archive.capture ADD COLUMN block_digest text;
ALTER TABLE archive.capture ADD COLUMN payload_capture_id uuid REFERENCES archive.capture;

CREATE INDEX capture_holder ON archive.capture (payload_capture_id);
CREATE INDEX capture_place ON archive.capture (warc_file, warc_offset);

CREATE TABLE archive.exchange (
    exchange_id uuid PRIMARY KEY,
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    url text NOT NULL,
    asked_at timestamptz NOT NULL,
    seconds numeric(10, 6) NOT NULL CHECK (seconds >= 0),
    http_status smallint,
    fate text,
    reason text,
    received_bytes bigint NOT NULL CHECK (received_bytes >= 0),
    truncated text CHECK (truncated IN ('length', 'time', 'disconnect', 'unspecified')),
    record_type text NOT NULL CHECK (record_type IN ('response', 'revisit', 'request')),
    payload_digest text,
    payload_bytes bigint NOT NULL CHECK (payload_bytes >= 0),
    block_digest text,
    warc_file text NOT NULL,
    warc_offset bigint NOT NULL CHECK (warc_offset >= 0),
    warc_length bigint NOT NULL CHECK (warc_length > 0),
    capture_id uuid REFERENCES archive.capture,
    UNIQUE (warc_file, warc_offset),
    CONSTRAINT fate_or_answer CHECK (fate IS NOT NULL OR http_status IS NOT NULL)
);

CREATE INDEX exchange_url ON archive.exchange (url, asked_at);
CREATE INDEX exchange_run ON archive.exchange (run_id, portal_code);
CREATE INDEX exchange_payload ON archive.exchange (portal_code, payload_digest);
CREATE INDEX exchange_capture ON archive.exchange (capture_id);

-- noqa: disable=LT05
COMMENT ON COLUMN archive.capture.block_digest IS 'WARC-Block-Digest of the record: of all its bytes | WARC-Block-Digest của bản ghi: mã băm toàn bộ byte';
COMMENT ON COLUMN archive.capture.payload_capture_id IS 'Capture that holds the bytes, where this record is a revisit | Bản lưu giữ các byte, nếu bản ghi này chỉ dẫn chiếu (revisit)';

COMMENT ON TABLE archive.exchange IS 'One attempt at an address, also a failed one, and where its records lie | Một lần hỏi một địa chỉ, kể cả lần hỏng, và vị trí các bản ghi WARC';
COMMENT ON COLUMN archive.exchange.exchange_id IS 'Attempt | Lần hỏi';
COMMENT ON COLUMN archive.exchange.run_id IS 'Run that asked | Lượt thu thập đã hỏi';
COMMENT ON COLUMN archive.exchange.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN archive.exchange.url IS 'Address that was asked | Địa chỉ được hỏi';
COMMENT ON COLUMN archive.exchange.asked_at IS 'Moment of asking | Thời điểm hỏi';
COMMENT ON COLUMN archive.exchange.seconds IS 'From asking to the last byte | Từ lúc hỏi đến byte cuối (giây)';
COMMENT ON COLUMN archive.exchange.http_status IS 'HTTP status; NULL: no answer at all | Mã trạng thái HTTP; NULL: không có trả lời';
COMMENT ON COLUMN archive.exchange.fate IS 'Why it brought nothing usable; NULL: an answer | Lý do không dùng được; NULL: có trả lời';
COMMENT ON COLUMN archive.exchange.reason IS 'The same in words | Lý do bằng lời';
COMMENT ON COLUMN archive.exchange.received_bytes IS 'Bytes of content on the line, packed as sent | Số byte nội dung nhận trên đường truyền';
COMMENT ON COLUMN archive.exchange.truncated IS 'Why the content is not whole (WARC-Truncated); NULL: whole | Lý do nội dung không trọn vẹn (WARC-Truncated); NULL: trọn vẹn';
COMMENT ON COLUMN archive.exchange.record_type IS 'Type of the first record: response, revisit, request | Loại bản ghi đầu: response, revisit, request';
COMMENT ON COLUMN archive.exchange.payload_digest IS 'Digest of the content (sha256) | Mã băm nội dung (sha256)';
COMMENT ON COLUMN archive.exchange.payload_bytes IS 'Size of the content, unpacked | Kích thước nội dung đã giải nén (byte)';
COMMENT ON COLUMN archive.exchange.block_digest IS 'WARC-Block-Digest of the first record | WARC-Block-Digest của bản ghi đầu';
COMMENT ON COLUMN archive.exchange.warc_file IS 'WARC file below the archive''s folder | Tệp WARC trong thư mục lưu trữ';
COMMENT ON COLUMN archive.exchange.warc_offset IS 'First byte of the first record | Byte đầu của bản ghi đầu';
COMMENT ON COLUMN archive.exchange.warc_length IS 'Length of all its records in bytes | Độ dài tất cả bản ghi (byte)';
COMMENT ON COLUMN archive.exchange.capture_id IS 'Capture, where the content is kept as one | Bản lưu, nếu nội dung được giữ lại';
