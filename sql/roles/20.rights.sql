-- Analysts read mart and nothing else; the loader writes everywhere, but changes no structure.
REVOKE ALL ON SCHEMA archive, crawl, staging, quarantine, quality, warehouse, mart FROM public;

GRANT USAGE ON SCHEMA archive, crawl, staging, quarantine, quality, warehouse, mart
TO govnews_loader;
GRANT SELECT, INSERT, UPDATE, DELETE
ON ALL TABLES IN SCHEMA archive, crawl, staging, quarantine, quality, warehouse
TO govnews_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO govnews_loader;

GRANT USAGE ON SCHEMA mart TO analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO analyst;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mart FROM public;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA mart TO analyst, govnews_loader;

-- A load keeps its list of readings in a temporary table.
DO $$
BEGIN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO govnews_loader', current_database());
END;
$$;
