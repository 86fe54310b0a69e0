"""The record: what was said and done, when it happened, when it became public, and how anybody can check it."""
