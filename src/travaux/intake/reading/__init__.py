"""How a text is read by rule: sentences, names, days, voices, and the events that its verbs tell."""
