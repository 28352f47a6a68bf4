"""How often the shop wants to be in touch with each customer, and whom to reach today."""
