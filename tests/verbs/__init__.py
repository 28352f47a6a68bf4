"""Headless verbs, as scripts call them."""
