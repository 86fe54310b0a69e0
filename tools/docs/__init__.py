"""One small module for each generated reference page: `PATH` (below docs/) and `text() -> str`."""
