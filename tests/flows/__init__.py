"""Whole-window stories."""
