"""One module for the pages that belong together; each page is a question and a template."""
