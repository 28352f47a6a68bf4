"""Tests of reading and writing foreign files."""
