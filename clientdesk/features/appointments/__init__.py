"""Appointments: what is agreed to happen at a time."""
