"""Official papers of a record as DOCX and PDF, from templates that the secretariat can edit."""

from travaux.exports.papers.making import FORMATS, MEDIA, Made, make
from travaux.exports.papers.table import PAPERS, Paper

__all__ = ["FORMATS", "MEDIA", "PAPERS", "Made", "Paper", "make"]
