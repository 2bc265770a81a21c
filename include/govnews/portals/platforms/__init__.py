"""One module per content system: layouts, address patterns, page identities that portals share."""
