"""Drafts: a text in clauses on its way to a decision, as those see and work it who take part."""
