"""Customers: persons and organisations, how to reach and how to address them."""
