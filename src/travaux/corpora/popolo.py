"""Popolo vote events (popoloproject.com): each as one record with its ballots, totals and result by name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from travaux.broken_input import BrokenInput

_LISTS: Final = ("vote_events", "results", "items")


def records(document: object, name: str) -> Iterator[dict[str, object]]:
    """The vote events of a document: one, a list of them, or a list under `vote_events`; raises BrokenInput."""
    if isinstance(document, Mapping) and not _is_event(document):
        document = next((document[key] for key in _LISTS if key in document), document)
    events = [document] if isinstance(document, Mapping) else document
    if not isinstance(events, Sequence) or isinstance(events, str):
        raise BrokenInput(f"{name}: no vote events are here. Give an event, a list, or `vote_events` with a list.")
    for number, event in enumerate(events, 1):
        if not isinstance(event, Mapping) or not _is_event(event):
            raise BrokenInput(
                f"{name}, event {number}: it has neither `votes` nor `counts`. Leave it out, or add them."
            )
        yield record(event)


def _is_event(thing: Mapping[str, object]) -> bool:
    return "votes" in thing or "counts" in thing


def record(event: Mapping[str, object]) -> dict[str, object]:
    """One vote event with the columns id, date, question, classification, organization, positions, counts, recorded."""
    motion = _part(event, "motion")
    return {
        "id": event.get("id") or event.get("identifier"),
        "date": event.get("start_date") or motion.get("date"),
        "question": motion.get("text") or event.get("motion_id"),
        "classification": event.get("classification") or motion.get("classification"),
        "requirement": motion.get("requirement"),
        "organization": event.get("organization_id") or _part(event, "organization").get("name"),
        "positions": _ballots(event.get("votes")),
        "counts": _totals(event.get("counts")),
        "recorded": event.get("result") or motion.get("result"),
    }


def _part(event: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = event.get(key)
    return found if isinstance(found, Mapping) else {}


def _ballots(votes: object) -> dict[str, object]:
    """Voters and options; a voter that stands there twice keeps both."""
    found: dict[str, list[object]] = {}
    for vote in votes if isinstance(votes, list) else ():
        if isinstance(vote, Mapping):
            voter = vote.get("voter_id") or _part(vote, "voter").get("id") or _part(vote, "voter").get("name")
            found.setdefault(str(voter), []).append(vote.get("option"))
    return {voter: options if len(options) > 1 else options[0] for voter, options in found.items()}


def _totals(counts: object) -> dict[str, object]:
    """Totals by option; what is given group by group is not added up unless every figure is a whole number."""
    found: dict[str, object] = {}
    for one in counts if isinstance(counts, list) else ():
        if isinstance(one, Mapping):
            option, value, before = str(one.get("option")), one.get("value"), found.get(str(one.get("option")), 0)
            found[option] = before + value if isinstance(value, int) and isinstance(before, int) else value
    return found
