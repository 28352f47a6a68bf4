"""What the program does: one door for changes, no Qt."""
