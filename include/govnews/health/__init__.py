"""Health: whether each portal brings what it usually brings, and its pages read as before."""
