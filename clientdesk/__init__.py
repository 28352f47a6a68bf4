"""ClientDesk: every customer of a small shop in one offline desktop program."""

__version__ = "0.4.0"
