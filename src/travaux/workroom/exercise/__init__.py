"""Guided exercises: what to do next, by whom, and what the record shows to be done."""
