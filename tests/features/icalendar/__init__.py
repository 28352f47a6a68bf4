"""Tests of calendar files: into the shop, out of it, and real ones of many programs."""
