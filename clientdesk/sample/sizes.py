"""How large a sample shop may be."""

USUAL = 1_248
MOST = 1_000_000
DENSE = 10_000
"""Up to so many customers everyone has the whole history; above, it grows with the square root of their number."""
