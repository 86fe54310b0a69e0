"""Writes the shipped DOCX templates of papers, so that their source can be read and compared."""
