-- What was asked of portals, what they answered, and how every address ended.
-- depends: 0001.schemas

CREATE TABLE crawl.run (
    run_id text PRIMARY KEY,
    news_day date NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    counted_at timestamptz
);

CREATE TABLE archive.capture (
    capture_id uuid PRIMARY KEY,
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    url text NOT NULL,
    fetched_at timestamptz NOT NULL,
    http_status smallint NOT NULL,
    content_type text,
    payload_digest text NOT NULL,
    payload_bytes integer NOT NULL CHECK (payload_bytes >= 0),
    etag text,
    last_modified text,
    warc_file text NOT NULL,
    warc_offset bigint NOT NULL CHECK (warc_offset >= 0),
    warc_length bigint NOT NULL CHECK (warc_length > 0),
    UNIQUE (portal_code, url, fetched_at)
);

CREATE TABLE crawl.address (
    portal_code text NOT NULL,
    url text NOT NULL,
    kind text NOT NULL,
    found_on text,
    found_in_run_id text NOT NULL REFERENCES crawl.run,
    feed_published_at timestamptz,
    last_run_id text REFERENCES crawl.run,
    last_fate text,
    last_capture_id uuid REFERENCES archive.capture,
    etag text,
    last_modified text,
    payload_digest text,
    PRIMARY KEY (portal_code, url)
);

CREATE TABLE crawl.fate (
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    url text NOT NULL,
    fate text CHECK (
        fate IN (
            'loaded', 'unchanged', 'revised', 'duplicate_of', 'redirected', 'followed',
            'attachment', 'not_article', 'excluded_by_robots', 'external', 'not_found', 'gone',
            'soft_404', 'quarantined', 'layout_changed', 'blocked', 'unreachable', 'too_large',
            'wrong_content', 'unreadable_encoding', 'deferred'
        )
    ),
    target_url text,
    reason text,
    http_status smallint,
    found_on text,
    capture_id uuid REFERENCES archive.capture,
    decided_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, portal_code, url),
    CONSTRAINT fate_or_capture CHECK (fate IS NOT NULL OR capture_id IS NOT NULL)
);

CREATE INDEX address_url ON crawl.address (url);
CREATE INDEX fate_waiting ON crawl.fate (portal_code, url) WHERE fate IS NULL;
CREATE INDEX fate_url ON crawl.fate (url);
CREATE INDEX fate_capture ON crawl.fate (capture_id);
CREATE INDEX fate_gone ON crawl.fate (portal_code, url) WHERE fate = 'gone';
CREATE INDEX capture_url ON archive.capture (url, fetched_at);
CREATE INDEX capture_run ON archive.capture (run_id);

CREATE TABLE crawl.listing_entry (
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    listing_url text NOT NULL,
    position smallint NOT NULL,
    url text NOT NULL,
    PRIMARY KEY (run_id, portal_code, listing_url, position)
);

CREATE TABLE crawl.politeness (
    run_id text NOT NULL REFERENCES crawl.run,
    portal_code text NOT NULL,
    host text NOT NULL,
    requests integer NOT NULL,
    not_modified integer NOT NULL,
    received_bytes bigint NOT NULL,
    waited_seconds numeric(10, 3) NOT NULL,
    PRIMARY KEY (run_id, portal_code, host)
);
