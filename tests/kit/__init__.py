"""Tests of the Qt pieces."""
