"""Changes one word of the engine at a time, and counts how many of the changes some test notices."""
