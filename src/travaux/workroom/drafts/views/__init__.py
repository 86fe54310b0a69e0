"""The pages of drafts: the list, one draft, one act on it, its text before it is entered, versions, comments."""
