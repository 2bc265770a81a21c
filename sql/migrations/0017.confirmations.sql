-- What an answer looked like, why a charset was chosen, and absences before they are believed.
-- depends: 0016.frontier

ALTER TABLE crawl.fate
ADD COLUMN quality numeric(4, 3) CHECK (quality BETWEEN 0 AND 1),
ADD COLUMN quality_reasons text[] NOT NULL DEFAULT '{}',
ADD COLUMN fingerprint text;

CREATE INDEX fate_fingerprint ON crawl.fate (run_id, portal_code, fingerprint)
WHERE fingerprint IS NOT NULL;

ALTER TABLE staging.reading
ADD COLUMN encoding_basis text;

ALTER TABLE warehouse.fact_article_revision
ADD COLUMN encoding_basis text;

-- Days of which a person has said that what went missing then is gone.
CREATE TABLE crawl.confirmed_absence (
    portal_code text NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    note text,
    confirmed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (portal_code, from_day),
    CHECK (from_day <= to_day)
);

-- Nights on which too many articles went missing at once to be believed.
CREATE TABLE warehouse.gone_brake (
    portal_id uuid NOT NULL REFERENCES warehouse.dim_portal,
    date_on date NOT NULL,
    articles_asked integer NOT NULL CHECK (articles_asked >= 0),
    articles_missing integer NOT NULL CHECK (articles_missing > 0),
    recovered_on date,
    is_confirmed boolean NOT NULL,
    PRIMARY KEY (portal_id, date_on),
    CHECK (recovered_on > date_on)
);

ALTER TABLE warehouse.fact_article
ADD COLUMN absent_since date,
ADD COLUMN absent_nights smallint NOT NULL DEFAULT 0 CHECK (absent_nights >= 0);

UPDATE warehouse.fact_article
SET absent_since = gone_on
WHERE is_gone;

ALTER TABLE warehouse.fact_article
ADD CONSTRAINT gone_since_absent CHECK (absent_since = gone_on OR NOT is_gone);

CREATE INDEX fact_article_absent ON warehouse.fact_article (article_id)
WHERE absent_since IS NOT NULL;

-- noqa: disable=LT05
COMMENT ON COLUMN crawl.fate.quality IS 'How much the answer looked like content, 0 to 1; empty where no page came | Mức độ giống nội dung thật của trang trả về, từ 0 đến 1; trống nếu không có trang';
COMMENT ON COLUMN crawl.fate.quality_reasons IS 'Signals that spoke against it, with their words | Các dấu hiệu cho thấy không phải nội dung, kèm nguyên văn';
COMMENT ON COLUMN crawl.fate.fingerprint IS 'Digest of the words shown, without figures: equal where pages read the same | Mã băm các từ hiển thị, bỏ chữ số: giống nhau khi các trang có cùng nội dung';
COMMENT ON COLUMN staging.reading.encoding_basis IS 'Why this encoding was chosen: what the bytes, header and page said | Vì sao chọn bảng mã này: theo byte, tiêu đề HTTP hay khai báo trong trang';
COMMENT ON COLUMN warehouse.fact_article_revision.encoding_basis IS 'Why this encoding was chosen: what the bytes, header and page said | Vì sao chọn bảng mã này: theo byte, tiêu đề HTTP hay khai báo trong trang';
COMMENT ON TABLE crawl.confirmed_absence IS 'Days of which a person said that what went missing then is gone | Những ngày đã được người vận hành xác nhận là bài bị gỡ thật';
COMMENT ON COLUMN crawl.confirmed_absence.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN crawl.confirmed_absence.from_day IS 'First news day that is confirmed | Ngày tin đầu tiên được xác nhận';
COMMENT ON COLUMN crawl.confirmed_absence.to_day IS 'Last news day that is confirmed | Ngày tin cuối cùng được xác nhận';
COMMENT ON COLUMN crawl.confirmed_absence.note IS 'What the person saw | Ghi chú của người xác nhận';
COMMENT ON COLUMN crawl.confirmed_absence.confirmed_at IS 'Moment of the confirmation | Thời điểm xác nhận';
COMMENT ON TABLE warehouse.gone_brake IS 'Nights on which too many articles went missing at once to be believed | Những đêm có quá nhiều bài mất cùng lúc nên chưa coi là bị gỡ';
COMMENT ON COLUMN warehouse.gone_brake.portal_id IS 'Portal | Cổng thông tin';
COMMENT ON COLUMN warehouse.gone_brake.date_on IS 'News day on which they went missing | Ngày tin các bài bị mất';
COMMENT ON COLUMN warehouse.gone_brake.articles_asked IS 'Held articles that were asked for that night and had been there before | Số bài đã có được hỏi lại trong đêm đó';
COMMENT ON COLUMN warehouse.gone_brake.articles_missing IS 'Those of them that were missing for the first time | Số bài lần đầu không còn thấy';
COMMENT ON COLUMN warehouse.gone_brake.recovered_on IS 'News day on which half of them had come back; empty until then | Ngày tin đã có lại một nửa số bài; trống nếu chưa';
COMMENT ON COLUMN warehouse.gone_brake.is_confirmed IS 'Whether a person has confirmed that they are gone | Người vận hành đã xác nhận là bị gỡ thật hay chưa';
COMMENT ON COLUMN warehouse.fact_article.absent_since IS 'First news day of the absence that lasts; empty while the article is there | Ngày tin đầu tiên không thấy bài và đến nay vẫn chưa thấy lại; trống nếu bài còn';
COMMENT ON COLUMN warehouse.fact_article.absent_nights IS 'Nights of that absence that count towards its confirmation | Số đêm vắng mặt được tính để xác nhận';
