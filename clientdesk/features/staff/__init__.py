"""Staff: who works in the shop; the owner is the first."""
