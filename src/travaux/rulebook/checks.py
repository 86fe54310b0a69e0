"""Checks of a rule book as a whole: names that lead nowhere, rules that overlap, circles, claims of unread texts."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import TypeVar, assert_never

from travaux.rulebook.adoption import Adoption, Tally
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Edge, Participation, Quorum
from travaux.rulebook.models import (
    AdoptionRule,
    AgendaRule,
    AnyRule,
    ChairmanshipRule,
    FollowUpRule,
    ParticipationRule,
    QuorumRule,
    RepealRule,
    RuleBookFile,
    SignatureRule,
)
from travaux.rulebook.vocabulary import Part, Source

Item = TypeVar("Item", bound=Hashable)
Path = tuple[str | int, ...]
Slip = tuple[Path, str, str]
"""Where it stands, what is wrong, what to do."""


def slips(file: RuleBookFile, parents: Mapping[str, RuleBook]) -> Iterator[Slip]:
    """Give every slip of a book that fits the schema; `parents` are the books that it may inherit from."""
    yield from _inheritance(file, parents)
    parent = None if file.inherits is None else parents.get(file.inherits)
    yield from _bodies(file, parent)
    yield from _ids(file)
    for number, rule in enumerate(file.rules):
        yield from _names(("rules", number), rule, file, parent)
        yield from _parameters(("rules", number, "parameters"), rule, file, parent)
    yield from _texts(file, parent)
    yield from _unreached(file)
    yield from _circles(file)
    yield from _overlaps(file)


def _inheritance(file: RuleBookFile, parents: Mapping[str, RuleBook]) -> Iterator[Slip]:
    if file.inherits is None:
        return
    above = parents.get(file.inherits)
    if above is None and file.inherits != file.book:
        yield ("inherits",), f"the parent book {file.inherits} is not at hand", "Load the parent first, or name another"
    line = [file.inherits]
    while above is not None and above.slug != file.book:
        line.append(above.file.inherits or "")
        above = above.parent
    if file.book in line:
        what = f"the inheritance of {file.book} leads back to itself"
        yield ("inherits",), what, "Take `inherits` out of one of the books"


def _bodies(file: RuleBookFile, parent: RuleBook | None) -> Iterator[Slip]:
    for slug, body in file.bodies.items():
        for key, target in (("parent", body.parent), ("inherits rules of", body.inherits_rules_of)):
            if target is not None and target not in file.bodies and (parent is None or parent.body(target) is None):
                yield ("bodies", slug, key), f"the body {target} is not listed in `bodies`", "List it, or mend the name"
    for key in ("parent", "inherits_rules_of"):
        edges = {slug: [target] for slug, body in file.bodies.items() if (target := getattr(body, key)) is not None}
        for slug in _on_a_circle(edges):
            what = f"the body {slug} comes back to itself by `{key.replace('_', ' ')}`"
            yield ("bodies", slug, key.replace("_", " ")), what, "Break the circle at one of its bodies"


def _ids(file: RuleBookFile) -> Iterator[Slip]:
    first: dict[str, int] = {}
    for number, rule in enumerate(file.rules):
        if rule.id in first:
            yield ("rules", number, "id"), f"the id {rule.id} stands here again", "Give each rule an id of its own"
        first.setdefault(rule.id, number)


def _names(path: Path, rule: AnyRule, file: RuleBookFile, parent: RuleBook | None) -> Iterator[Slip]:
    """Look up the bodies, texts and rules that the head of a rule names."""
    for number, body in enumerate(rule.bodies):
        if body not in file.bodies and (parent is None or parent.body(body) is None):
            yield (*path, "bodies", number), f"the body {body} is not listed in `bodies`", "List it, or mend the name"
    for key, many in (("bodies", rule.bodies), ("classes", rule.classes)):
        for twice in _repeated(many):
            yield (*path, key), f"{twice} is named twice in `{key}`", "Name it once"
    if rule.status == "in force" and _seen(file, parent, rule.source.text) == "no":
        what = f"the rule is given as in force, but the text {rule.source.text} was not read"
        yield (*path, "status"), what, "Write `unverified`, or read the text and say so under `texts`"
    for key, target in (("replaces", rule.replaces), ("repealed by", rule.repealed_by)):
        if target == rule.id:
            yield (*path, key), f"the rule names itself under `{key}`", "Name the other rule"
        elif target is not None:
            yield from _rule_named((*path, key), target, file, parent, (type(rule),))


def _rule_named(
    path: Path, target: str, file: RuleBookFile, parent: RuleBook | None, kinds: tuple[type, ...]
) -> Iterator[Slip]:
    found = next((rule for rule in file.rules if rule.id == target), None)
    if found is None and parent is not None:
        found = parent.by_id(target)
    if found is None:
        yield path, f"there is no rule {target}", "Write the id of a rule of this book or of its parents"
    elif not isinstance(found, kinds):
        yield path, f"the rule {target} is of the chapter {found.chapter}", "Name a rule of the right chapter"


def _parameters(path: Path, rule: AnyRule, file: RuleBookFile, parent: RuleBook | None) -> Iterator[Slip]:
    match rule:
        case AdoptionRule():
            yield from _adoption(path, rule, file, parent)
        case ParticipationRule():
            yield from _participation(path, rule.parameters)
        case QuorumRule():
            yield from _quorum(path, rule.parameters)
        case RepealRule():
            yield from _edges(path, rule.parameters.edges)
        case AgendaRule():
            for twice in _repeated([one.for_ for one in rule.parameters.requests]):
                yield (*path, "requests"), f"there are two rules on asking for one thing: {twice}", "Keep one for each"
        case SignatureRule() | ChairmanshipRule() | FollowUpRule():
            yield from ()
        case _:
            assert_never(rule)


def _adoption(path: Path, rule: AdoptionRule, file: RuleBookFile, parent: RuleBook | None) -> Iterator[Slip]:
    tally, course = rule.parameters.tally, rule.parameters.course
    yield from _tally((*path, "tally"), tally, file, parent)
    if tally.quorum is not None:
        yield from _rule_named((*path, "tally", "quorum"), tally.quorum, file, parent, (QuorumRule,))
    for number, fallback in enumerate(course.fallbacks):
        yield from _rule_named((*path, "course", "fallbacks", number, "to"), fallback.to, file, parent, (AdoptionRule,))
    yield from _readings((*path, "readings"), rule.parameters)


def _tally(path: Path, tally: Tally, file: RuleBookFile, parent: RuleBook | None) -> Iterator[Slip]:
    asked: list[tuple[Path, str]] = [(("electorate",), tally.electorate)]
    asked += [(("thresholds", n, "among"), one.among) for n, one in enumerate(tally.thresholds) if one.among]
    for number, barrier in enumerate(tally.barriers):
        for place, one in enumerate(barrier.thresholds):
            asked += [(("barriers", number, "thresholds", place, "among"), one.among)] if one.among else []
    asked += [(("caps", n, "groups"), group) for n, cap in enumerate(tally.caps) for group in cap.groups]
    for key, group in asked:
        if not _has_group(file, parent, group):
            yield (*path, *key), f"the group {group} is not listed in `groups`", "List it, or mend the name"
    for number, one in enumerate(tally.thresholds):
        if tally.seats is not None and one.of is None and one.weight is None and one.amount > tally.seats:
            what = f"{one.amount} are needed of a body that has {tally.seats} seats"
            yield (*path, "thresholds", number), what, "Correct the number or the seats"
    yield from _caps((*path, "caps"), tally)
    for number, veto in enumerate(tally.vetoes):
        for twice in _repeated(veto.holders):
            yield (*path, "vetoes", number, "holders"), f"the holder {twice} is named twice", "Name it once"
    for who, _ in _repeated([(one.who, one.on) for one in tally.exclusions]):
        yield (*path, "exclusions"), f"{who} is excluded twice for the same items", "Keep one of the two"


def _caps(path: Path, tally: Tally) -> Iterator[Slip]:
    """A cap is on a measure that some threshold adds up."""
    counted = [*tally.thresholds, *(one for barrier in tally.barriers for one in barrier.thresholds)]
    for number, cap in enumerate(tally.caps):
        if cap.weight not in {one.weight for one in counted}:
            what = f"no threshold adds up {cap.weight}, so a cap on it does nothing"
            yield (*path, number, "weight"), what, "Name a measure that a threshold names under `weight`"


def _readings(path: Path, adoption: Adoption) -> Iterator[Slip]:
    for twice in _repeated([reading.id for reading in adoption.readings]):
        yield path, f"two readings have the id {twice}", "Give each reading an id of its own"
    for number, reading in enumerate(adoption.readings):
        if adoption.positions(reading) == adoption.tally.positions:
            what = f"the reading {reading.id} overrides nothing: it repeats what the tally says"
            yield (*path, number, "positions"), what, "Say where it differs, or take the reading out"


def _participation(path: Path, chapter: Participation) -> Iterator[Slip]:
    for twice in _repeated([row.state for row in chapter.standings]):
        yield (*path, "standings"), f"the state {twice} has two rows", "Keep one row a state"


def _quorum(path: Path, chapter: Quorum) -> Iterator[Slip]:
    for twice in _repeated([one.for_ for one in chapter.requirements]):
        yield (*path, "requirements"), f"there are two quorums to {twice}", "Keep one for each purpose"


def _edges(path: Path, edges: tuple[Edge, ...]) -> Iterator[Slip]:
    for number, edge in enumerate(edges):
        if edge.text == edge.by:
            yield (*path, "edges", number), f"the text {edge.text} {edge.how} itself", "Name the other text"
    after: dict[str, list[str]] = {}
    for edge in edges:
        after.setdefault(edge.text, []).append(edge.by)
    for slug in _on_a_circle(after):
        if slug not in after[slug]:
            yield (*path, "edges"), f"the text {slug} comes back to itself by repeals", "Turn one of the edges round"


def _texts(file: RuleBookFile, parent: RuleBook | None) -> Iterator[Slip]:
    """Look up every text that a rule, exclusion, reading, standing or edge cites."""
    for number, rule in enumerate(file.rules):
        for path, key in _cited(("rules", number), rule):
            if _seen(file, parent, key) is None:
                yield path, f"the text {key} is not listed in `texts`", "List it with its title, or mend the key"


def _cited(path: Path, part: Part) -> Iterator[tuple[Path, str]]:
    """Walk a block and give the path and key of every text it cites, sources and edges alike."""
    for field in type(part).model_fields:
        value, here = getattr(part, field), (*path, field.rstrip("_").replace("_", " "))
        cites = isinstance(part, Source) and field == "text"
        if cites or (isinstance(part, Edge) and field in ("text", "by")):
            yield here, value
        elif isinstance(value, Part):
            yield from _cited(here, value)
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Part):
                    yield from _cited((*here, number), item)


def _unreached(file: RuleBookFile) -> Iterator[Slip]:
    adoptions = [(n, rule) for n, rule in enumerate(file.rules) if isinstance(rule, AdoptionRule)]
    targets = {fallback.to for _, rule in adoptions for fallback in rule.parameters.course.fallbacks}
    for number, rule in adoptions:
        if rule.parameters.course.entered == "by fallback" and rule.id not in targets:
            path: Path = ("rules", number, "parameters", "course", "entered")
            yield path, "the rule is entered by fallback, and no rule falls back on it", "Add the fallback to a rule"


def _circles(file: RuleBookFile) -> Iterator[Slip]:
    adoptions = {rule.id: (n, rule) for n, rule in enumerate(file.rules) if isinstance(rule, AdoptionRule)}
    edges = {name: [one.to for one in rule.parameters.course.fallbacks] for name, (_, rule) in adoptions.items()}
    for name in _on_a_circle(edges):
        path: Path = ("rules", adoptions[name][0], "parameters", "course", "fallbacks")
        yield path, f"the fallbacks of {name} lead back to it", "End the chain somewhere"


def _overlaps(file: RuleBookFile) -> Iterator[Slip]:
    """Two rules that would both answer the same question on the same day."""
    for (_, one), (number, other) in combinations(enumerate(file.rules), 2):
        if _same_question(one, other) and _same_days(one, other):
            what = f"the rule answers the same question on the same days as {one.id}"
            remedy = "End one before the other begins, or name bodies or classes"
            if not isinstance(one, AdoptionRule):
                remedy = f"End one before the other begins, name bodies, or write both as one {one.chapter} rule"
            yield ("rules", number, "valid from"), what, remedy


def _same_question(one: AnyRule, other: AnyRule) -> bool:
    if one.chapter != other.chapter or not _meet(one.bodies, other.bodies) or not _meet(one.classes, other.classes):
        return False
    if isinstance(one, AdoptionRule) and isinstance(other, AdoptionRule):
        here, there = one.parameters.course, other.parameters.course
        return here.mode == there.mode or here.entered == there.entered == "directly"
    return True


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two lists are equally specific and share a member; none named on both sides means all."""
    return bool(set(one) & set(other)) or (not one and not other)


def _same_days(one: AnyRule, other: AnyRule) -> bool:
    if "unknown" in (one.valid_until, other.valid_until):
        return False
    return _first(one) < _end(other) and _first(other) < _end(one)


def _first(rule: AnyRule) -> date:
    return rule.valid_from if isinstance(rule.valid_from, date) else date.min


def _end(rule: AnyRule) -> date:
    return rule.valid_until if isinstance(rule.valid_until, date) else date.max


def _seen(file: RuleBookFile, parent: RuleBook | None, key: str) -> str | None:
    """Say how much of a text was read, None for a text that nobody lists."""
    text = file.texts.get(key) or (None if parent is None else parent.text(key))
    return None if text is None else text.seen


def _has_group(file: RuleBookFile, parent: RuleBook | None, group: str) -> bool:
    return group in file.groups or (parent is not None and parent.group(group) is not None)


def _repeated(items: Iterable[Item]) -> list[Item]:
    return [item for item, times in Counter(items).items() if times > 1]


def _on_a_circle(edges: Mapping[str, list[str]]) -> Iterator[str]:
    """Give each node from which the edges lead back to it."""
    for start in edges:
        reached: set[str] = set()
        waiting = list(edges[start])
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                waiting.extend(edges.get(node, ()))
        if start in reached:
            yield start
