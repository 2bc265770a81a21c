"""Load: staging tables, and the merges that bring them into the warehouse."""
