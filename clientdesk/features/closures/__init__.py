"""Public holidays and the days on which the shop is closed otherwise."""
