"""The search index: which dossier bears which word, what each is called, and words that are spelt alike."""
