"""What leaves the record as files, one file a format: tables, chronicles, the log as tiles."""
