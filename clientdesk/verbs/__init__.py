"""The headless verbs: the window's own commands and queries, for scripts and for the terminal."""
