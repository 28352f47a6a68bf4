"""Care: who of the staff looks after a customer."""
