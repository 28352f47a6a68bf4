"""Knowledge: what the shop has learnt of a customer."""
