"""Django's SQLite, as the tables of this house need it."""
