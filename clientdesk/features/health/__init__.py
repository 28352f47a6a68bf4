"""How each relationship is, why, and how it went over the year."""
