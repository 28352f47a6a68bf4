"""Relations: people who belong together."""
