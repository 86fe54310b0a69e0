"""The catalogues of the site's languages, gathered from code, templates and the closed vocabularies."""
