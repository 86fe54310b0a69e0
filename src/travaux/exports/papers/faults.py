"""What stands in the way of a paper: each message names what was tried, the place, and what to do next."""

from typing import Final

from travaux.broken_input import BrokenInput

_PARAGRAPH: Final = {".docx": "paragraph", ".typ": "line"}


class NoSuchPaper(BrokenInput):
    """A word that names no paper."""

    def __init__(self, slug: str, known: str) -> None:
        super().__init__(f"There is no paper '{slug[:60]}'. Name one of: {known}.")


class NoSuchFormat(BrokenInput):
    """A format in which no paper is made."""

    def __init__(self, fmt: str) -> None:
        super().__init__(f"No paper is made as '{fmt[:20]}'. Write docx or pdf.")


class NotOfThisKind(BrokenInput):
    """A paper asked of a dossier that has none such."""

    def __init__(self, title: str, kind: str, dossier: str) -> None:
        super().__init__(f"The paper '{title}' is made of a {kind}, and '{dossier}' is none. Name a {kind}.")


class NothingToTell(BrokenInput):
    """A paper about something that the record does not tell of this dossier."""

    def __init__(self, title: str, dossier: str, missing: str) -> None:
        super().__init__(
            f"The paper '{title}' cannot be made of '{dossier}': {missing}. Make it when that is on record, or turn "
            "the dials to a day when it was."
        )


class PapersMissing(BrokenInput):
    """The packages that make papers are not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"Papers cannot be made here: the package {package} is not installed. Install the extra 'papers': "
            "pip install 'travaux[papers]'."
        )


class TooManyAtOnce(BrokenInput):
    """More papers asked for at once than this machine makes."""

    def __init__(self) -> None:
        super().__init__(
            "Many papers are being made just now, and this one did not get its turn. Ask again in a minute."
        )


class TemplateBroken(BrokenInput):
    """A template that cannot be filled in: which file, where in it, what is wrong, the remedy."""

    def __init__(self, file: str, line: int, what: str, remedy: str, *, edited: bool) -> None:
        self.file, self.line = file, line
        unit = _PARAGRAPH.get(file[file.rfind(".") :], "line")
        place = f"{file}, {unit} {line}" if line else file
        ends = f"{remedy.rstrip('.')}. " if remedy else ""
        back = (
            f"Or move {file} out of the folder templates: then the shipped template is used again."
            if edited
            else "The shipped template did not stand up to this dossier; please report it with the dossier's name."
        )
        super().__init__(f"Filling in the template {place}: {what.rstrip('.')}. {ends}{back}")
