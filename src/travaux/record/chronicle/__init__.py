"""The chronicle: the format in which people write a record down, read it and hand it on."""
