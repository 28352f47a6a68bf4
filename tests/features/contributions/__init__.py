"""Tests of ideas and contributions."""
