"""Foreign files, read and written; knows no shop."""
