"""Searching: everything that was written down is found by its words."""
