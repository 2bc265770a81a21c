"""Asking portals politely, and keeping byte for byte what they answered."""
