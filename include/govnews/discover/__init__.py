"""Finding a portal's addresses: links, feeds, sitemaps, robots.txt, the frontier in Postgres."""
