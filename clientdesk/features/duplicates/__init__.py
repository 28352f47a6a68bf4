"""Duplicates: who may be the same, and is made one."""
