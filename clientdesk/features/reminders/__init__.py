"""Reminders: what is to be done, when, and about whom."""
