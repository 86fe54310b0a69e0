"""Pictures drawn by the server: plain data in, marks with coordinates out, one template, a table twin for each."""
