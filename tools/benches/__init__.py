"""One small module for each group of measured figures: `TITLE` and `measure() -> Iterator[Figure]`."""
