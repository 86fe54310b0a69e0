"""Decisions: from the facts of the record and the rules of a book to findings with their grounds; pure."""
