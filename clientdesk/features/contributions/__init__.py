"""Ideas and contributions of customers, and what became of them."""
