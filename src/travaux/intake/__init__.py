"""Articles and papers in, proposals out: nothing read here is on record before a person confirms it."""
