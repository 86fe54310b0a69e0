"""What a form of an act held when it was sent, read back into the parts of the act."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, QueryDict

from travaux.record.events import EventKind, Field, kind_named
from travaux.record.values import NONE, Form, Value
from travaux.workroom.fields import ANYBODY, called, on_record, read
from travaux.workroom.forms import KEY, Sent
from travaux.workroom.letters import SAID, SIGNED_BY
from travaux.workroom.working import Working

_VALUE, _FIXED, _NONE, _LETTER = "value.", "fixed.", "none.", "letter."


def about_in(post: QueryDict, working: Working) -> tuple[str, ...]:
    """The dossiers that the form is about; raises UnknownEvent."""
    field = Field(Form.DOSSIER, kind_named(post.get("event", "")).about, several=True)
    found = _read(field, post.getlist("about"), working)
    return tuple(found) if isinstance(found, list) else ()


def asks_in(post: QueryDict) -> tuple[str, ...] | None:
    """The fields for which the form asked; None for all."""
    return tuple(post.getlist("asks")) if post.get("asked") == "some" else None


def sent_in(request: HttpRequest, working: Working) -> Sent:
    """The parts of the act as they were sent; raises UnknownEvent."""
    post, kind = request.POST, kind_named(request.POST.get("event", ""))
    return Sent(
        _values(post, kind, working),
        _keys(post, kind, working),
        post.get("audience", ""),
        _letter(post),
        post.get("key", ""),
    )


def _values(post: QueryDict, kind: EventKind, working: Working) -> dict[str, Value]:
    """Every field that says something; one that the event does not have is kept, for the desk to refuse by name."""
    names = dict.fromkeys(name.partition(".")[2] for name in post if name.startswith((_VALUE, _FIXED, _NONE)))
    found: dict[str, Value] = {}
    for name in names:
        if post.get(f"{_NONE}{name}"):
            found[name] = NONE
            continue
        sent = [*post.getlist(f"{_FIXED}{name}"), *post.getlist(f"{_VALUE}{name}")]
        field = kind.fields.get(name)
        said = _read(field, sent, working) if field is not None else " ".join(sent).strip()
        if said not in ("", []):
            found[name] = said
    return found


def _read(field: Field, sent: Sequence[str], working: Working) -> Value:
    titled = field.form is Form.DOSSIER and any(one.strip() and "/" not in one for one in sent)
    return read(field, sent, called(on_record(working, sorted(field.words) or ANYBODY)) if titled else {})


def _keys(post: QueryDict, kind: EventKind, working: Working) -> tuple[str, ...]:
    fixed = tuple(one for one in post.getlist("keys") if one)
    if fixed or kind.key is None:
        return fixed
    found = _read(kind.key, post.getlist(KEY), working)
    return (found,) if isinstance(found, str) and found else ()


def _letter(post: QueryDict) -> Mapping[str, str] | None:
    """What was said of the communication; None where the form asked for none."""
    if "letter.wanted" not in post:
        return None
    said = {name: post.get(f"{_LETTER}{name}", "").strip() for name in (*SAID, SIGNED_BY)}
    return {**said, "wanted": post.get("letter.wanted", "")}
