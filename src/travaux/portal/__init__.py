"""The public site: everybody can read the record; it writes nothing."""
