"""How relationships are."""
