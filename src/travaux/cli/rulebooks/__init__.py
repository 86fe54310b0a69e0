"""What the commands of `travaux rulebook` do, one module for each of the larger ones."""
