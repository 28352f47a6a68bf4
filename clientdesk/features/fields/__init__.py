"""Fields: facts of the owner's own."""
