"""What keeps the house in order: the bounds, the generated pages, the measured figures."""
