"""The shelf: one small file per portal, found by walking this folder; platforms hold layouts."""
