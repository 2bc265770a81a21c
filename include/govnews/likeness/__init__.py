"""Likeness of texts: syllables, shingles, MinHash bands and exact figures. Knows no database."""
