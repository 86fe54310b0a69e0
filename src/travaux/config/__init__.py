"""The roof: settings and the table of addresses; nothing in the house imports it."""
