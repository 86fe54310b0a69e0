"""What every page stands in: its question, links, tags, frame of HTML, language, headers and refusals."""
