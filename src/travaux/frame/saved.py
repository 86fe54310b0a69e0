"""A kept paper as an answer: to be saved, never shown or run, whatever it holds."""

from typing import Final
from urllib.parse import quote

from django.http import HttpResponse

from travaux.frame.refusals import NotOnRecordPage
from travaux.office import papers
from travaux.record.audience import PUBLIC, Reader

#: Nothing in it runs, and it is no page of this site.
_SANDBOX: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"


class NoSuchPaper(NotOnRecordPage):
    """No paper of that digest, or none that whoever asks may read; both are told in the same words."""

    def __init__(self) -> None:
        super().__init__("No paper of this name is kept that you may read. Open it from the entry that attaches it.")


def saved(digest: str, reader: Reader = PUBLIC) -> HttpResponse:
    """The paper for whoever may read an entry that attaches it; raises NoSuchPaper."""
    bare = digest.removeprefix("sha256:")
    found = papers.attached(bare, reader) if papers.is_kept(bare) else None
    content = papers.read(bare) if found is not None else None
    if found is None or content is None:
        raise NoSuchPaper
    answer = HttpResponse(content, content_type="application/octet-stream")
    plain = found.name.encode("ascii", "ignore").decode().replace('"', "") or "paper"
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(found.name)}"
    answer.headers["Content-Security-Policy"] = _SANDBOX
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
