"""The window; imports kit and desk, never a feature."""
