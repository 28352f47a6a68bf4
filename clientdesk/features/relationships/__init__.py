"""The eight kinds of relationship, and what each of them sets."""
