"""Contacts: every time the shop and a customer were in touch."""
