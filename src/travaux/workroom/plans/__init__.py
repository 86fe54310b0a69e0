"""Plans at work: drawn up, their measures entered and reported on, their counts computed and compared."""
