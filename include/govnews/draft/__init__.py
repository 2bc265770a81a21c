"""Drafting: what can be known of a new portal from one of its pages, each with its evidence."""
