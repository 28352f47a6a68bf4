"""Organisations: who is who in a firm or household."""
