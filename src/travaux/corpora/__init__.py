"""Recorded decisions by the thousand: read from files of others, decided anew by a rule book, held up to the record."""
