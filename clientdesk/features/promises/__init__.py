"""What was promised to customers, and what became of it."""
