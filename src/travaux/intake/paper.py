"""Confirmed proposals as a chronicle, the form in which whatever people write down enters the record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from travaux.intake.offers import Head, Offers, Publication, Written
from travaux.record.chronicle.header import FORMAT
from travaux.record.chronicle.write import flow, listed, scalar
from travaux.record.dossiers import KINDS

_LISTS: Final = ("about", "key", "modality", "after")


@dataclass(frozen=True)
class Confirmed:
    """A proposal that a person confirmed: the fact on paper as it is to be entered, by whom, and whether altered."""

    id: str
    head: int
    fact: Written
    by: str
    altered: bool


def chronicle(
    digest: str, handed_in: str, offers: Offers, confirmed: Sequence[Confirmed], entered: Mapping[str, str]
) -> str:
    """A chronicle of what was confirmed of one text; `entered`: proposals that are on record already, with refs."""
    refs = {**entered, **{one.id: ref_of(digest, one.id) for one in confirmed}}
    lines = [
        f"chronicle: {offers.organisation}/{FORMAT}",
        f"part: {part_of(digest)}",
        f"zone: {offers.zone}",
        f"retrieved: {handed_in[:10]}",
        *_registered("outlets:", (one for one in offers.publications if one.outlet)),
        *_registered("sources:", (one for one in offers.publications if not one.outlet)),
        "reports:",
    ]
    for facts in reports(confirmed):
        lines += _report(digest, offers.heads[facts[0].head], facts, refs, offers.proposer)
    return "\n".join(lines) + "\n"


def reports(confirmed: Sequence[Confirmed]) -> list[list[Confirmed]]:
    """The facts report by report: those of one head that one person confirmed, each behind those that it follows."""
    waiting, made = list(confirmed), list[list[Confirmed]]()
    while waiting:
        ids = {one.id for one in waiting}
        ready = [one for one in waiting if not ids & set(_names(one.fact.get("after")))] or waiting
        same = [one for one in ready if made and _head(one) == _head(made[-1][0])]
        chosen = (same or ready)[0]
        waiting.remove(chosen)
        if same:
            made[-1].append(chosen)
        else:
            made.append([chosen])
    return made


def _head(one: Confirmed) -> tuple[int, str]:
    return one.head, one.by


def part_of(digest: str) -> str:
    """The part of the record under which everything that one text told is exported."""
    return f"read-{digest[:12]}"


def ref_of(digest: str, proposal: str) -> str:
    """The short name of a fact that a text was read to tell."""
    return f"T{digest[:8]}-{proposal}"


def report_of(digest: str, facts: Iterable[Confirmed]) -> str:
    """The id of the report that these facts make: of the first of them, which enters once only."""
    return f"{part_of(digest)}-{next(iter(facts)).id}"


def _registered(title: str, publications: Iterable[Publication]) -> list[str]:
    made = [f"  {one.slug}: {flow(one.fields)}" for one in publications]
    return [title, *made] if made else []


def _report(
    digest: str, head: Head, facts: Sequence[Confirmed], refs: Mapping[str, str], proposer: str
) -> Iterator[str]:
    yield f"- id: {report_of(digest, facts)}"
    if head.copies:
        yield f"  copies: {scalar(head.copies)}"
    if head.said:
        yield f"  said: {_flow(with_refs(head.said, refs))}"
    yield f"  chain: {listed(head.chain)}" if head.chain else '  unsourced: "true"'
    if head.public:
        yield f"  public: {_flow(head.public)}"
    if head.origin:
        yield f"  origin: {scalar(head.origin)}"
    review: dict[str, str | list[str]] = {"proposed": proposer, "confirmed": facts[0].by}
    if altered := [refs[one.id] for one in facts if one.altered]:
        review["altered"] = altered
    yield f"  review: {flow(review)}"
    yield "  facts:"
    for one in facts:
        yield f"  - {_flow(with_refs({**one.fact, 'ref': one.id}, refs))}"


def with_refs(told: Written, refs: Mapping[str, str]) -> dict[str, Any]:
    """The same with the refs under which proposals stand on record; what rests on one that is not there is left out."""
    found: dict[str, Any] = dict(told)
    if "ref" in found:
        found["ref"] = refs.get(str(found["ref"]), str(found["ref"]))
    if "after" in found:
        found["after"] = _known(found["after"], refs)
    match found.get("inferred"):
        case dict() as inferred:
            rests = _known(inferred.get("from", []), refs)
            because = str(inferred.get("because") or "") or ("" if rests else "a person chose this day in the review")
            given = {"stated": inferred.get("stated", ""), "from": rests, "because": because}
            found["inferred"] = {name: value for name, value in given.items() if value}
    return {name: value for name, value in found.items() if value not in ("", [], ())}


def _known(names: object, refs: Mapping[str, str]) -> list[str]:
    """Those that are on record or will be: refs of confirmed proposals, dossiers, and addresses of facts."""
    given = (
        [names] if isinstance(names, str) else [str(one) for one in names] if isinstance(names, list | tuple) else []
    )
    return [refs.get(one, one) for one in given if one in refs or "#" in one or _is_dossier(one)]


def _names(names: object) -> list[str]:
    match names:
        case str():
            return [names]
        case list() | tuple():
            return [str(one) for one in names]
        case _:
            return []


def _is_dossier(name: str) -> bool:
    return bool({*name.split("/")[:2]} & KINDS.keys())


def _flow(told: Mapping[str, Any]) -> str:
    return flow({name: _plain(value) for name, value in told.items()})


def _plain(value: Any) -> Any:  # noqa: ANN401 - strings, lists and mappings, as `flow` takes them
    match value:
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case list() | tuple():
            return [str(one) for one in value]
        case _:
            return str(value)
