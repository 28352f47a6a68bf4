"""Consents: what a customer has agreed to."""
