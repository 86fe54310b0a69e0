"""Tallies as SQL: a rule's count of ballots compiled to one statement of DuckDB, for decisions by the million."""

from travaux.corpora.sql.questions import engine
from travaux.corpora.sql.running import outcomes

__all__ = ["engine", "outcomes"]
