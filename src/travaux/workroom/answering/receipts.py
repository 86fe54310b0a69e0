"""The receipt of one act, to be printed: what was entered, where in the log, under which root, with which finding."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from travaux.frame.refusals import NotOnRecordPage
from travaux.office import reading
from travaux.office.awaiting import ruled
from travaux.office.seals import head_at
from travaux.record.entry import Recorded
from travaux.workroom.given import of_record
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.working import Working, signed_in, working


@require_safe
@signed_in
def receipt(request: HttpRequest, entry: str) -> HttpResponse:
    """A receipt; the same refusal whether there is no such entry or none that the person may read."""
    at = working(request, gettext("Receipt"))
    record = _record(at, entry)
    shown = {
        "may_rule": may(at, "ruling given", f"{at.organisation}/record"),
        "one": of_record(record, at.page),
        "fact": record.entry.facts[0] if record.entry.facts else None,
        "size": record.position + 1,
        "root": head_at(record.position + 1).root.hex(),
        "ruled": ruled(entry, at.actor.reader, at.page.asked.dials),
    }
    return rendered(request, at, "answering/receipt", shown)


def _record(at: Working, entry: str) -> Recorded:
    record = reading.entry(entry, at.actor.reader)
    if record is None:
        raise NotOnRecordPage(gettext("No such entry stands in the record that you may read."))
    return record
