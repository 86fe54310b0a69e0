"""What the groups of figures stand on: generated entries, records to measure in, and SQLite by itself."""
