"""Long times in a shop, lived through in seconds."""
