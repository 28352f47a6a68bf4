"""The shop's file: Peewee and SQLite, no Qt."""
