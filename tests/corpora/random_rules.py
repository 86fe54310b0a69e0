"""Rule books drawn by chance, each of one tally with what stands beside it: rights, arrears, a quorum."""

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any, Final, get_args

from travaux.rulebook.adoption import Comparison
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, RuleBookFile
from travaux.rulebook.vocabulary import Base

COUNTED: Final = ("yes", "yes", "yes", "no", "abstain", "declared abstention", "objection", "position taken")
MEANINGS: Final = ("not counted", "not counted", "counted against", "counted for", "no objection", "blocks")
HOLDERS: Final = ("m0", "m1", "m2", "elsewhere")
SOURCE: Final = {"text": "text", "article": "Art. 1"}


def a_book(chance: Random) -> RuleBook:
    """A book with one rule on adoption, and by chance one on rights and one on quorum."""
    rules = [_rule("adopt", "adoption", _adoption(chance))]
    if chance.random() < 0.5:
        rules.append(_rule("rights", "participation", _participation(chance)))
    if chance.random() < 0.5:
        rules.append(_rule("there", "quorum", {"requirements": [_requirement(chance)]}))
    file = RuleBookFile.model_validate(
        {
            "book": "drawn",
            "title": "Drawn",
            "organisation": "drawn",
            "zone": "UTC",
            "version": date(2026, 1, 1),
            "rules": rules,
        }
    )
    return RuleBook(file, "0" * 64, "drawn.yaml")


def adoption(book: RuleBook) -> AdoptionRule:
    (rule,) = (rule for rule in book.rules if isinstance(rule, AdoptionRule))
    return rule


def _rule(rule_id: str, chapter: str, parameters: dict[str, Any]) -> dict[str, Any]:
    said = {"id": rule_id, "chapter": chapter, "valid from": date(2000, 1, 1), "source": SOURCE, "says": "Drawn."}
    return said | {"status": "in force", "parameters": parameters}


def _adoption(chance: Random) -> dict[str, Any]:
    bound = {"who": "nobody", "may join later": "no", "may decline": "no"}
    return {
        "tally": _tally(chance),
        "course": {"mode": "vote", "entered": "directly"},
        "bound": bound | {"liability of those who stood aside": "none"},
    }


def _tally(chance: Random) -> dict[str, Any]:
    kinds = ("abstain", "absent", "present not participating", "silent")
    tally: dict[str, Any] = {
        "electorate": "members",
        "base": "entitled",
        "thresholds": [_threshold(chance) for _ in range(chance.choice((1, 1, 2, 3)))],
        "positions": {kind: chance.choice(MEANINGS) for kind in kinds},
        "exclusions": _exclusions(chance),
        "tie": chance.choice(("fails", "the chair decides", "not stated")),
    }
    if chance.random() < 0.3:
        tally["positions"]["recused"] = chance.choice(MEANINGS)
    if chance.random() < 0.3:
        tally["barriers"] = [
            {"says": "A bar.", "thresholds": [_threshold(chance) for _ in range(chance.choice((1, 2)))]}
        ]
    if chance.random() < 0.4:
        tally["vetoes"] = [_veto(chance) for _ in range(chance.choice((1, 2)))]
    if chance.random() < 0.4:
        tally["left out"] = chance.sample(("no without reasons", "ballot by proxy"), chance.choice((1, 2)))
    return tally


def _threshold(chance: Random) -> dict[str, Any]:
    comparison = chance.choice((*get_args(Comparison)[:2] * 3, *get_args(Comparison)))
    threshold: dict[str, Any] = {"counted": chance.choice(COUNTED)}
    if chance.random() < 0.7:
        threshold |= {comparison: chance.choice(_SHARES), "of": chance.choice(get_args(Base))}
    else:
        threshold[comparison] = Fraction(chance.randrange(6))
    if chance.random() < 0.3:
        threshold["weight"] = chance.choice(("people", "money"))
    if chance.random() < 0.2:
        threshold["among"] = chance.choice(("north", "south"))
    if chance.random() < 0.2:
        threshold["waived when fewer against than"] = _fewest(threshold, chance)
    return threshold


_SHARES: Final = (Fraction(1, 2), Fraction(2, 3), Fraction(3, 5), Fraction(13, 20), Fraction(1), Fraction(0))


def _fewest(threshold: dict[str, Any], chance: Random) -> object:
    by_weights = threshold.get("of") == "all members" and chance.random() < 0.8
    return "the fewest that could block and one more" if by_weights else chance.randrange(4)


def _exclusions(chance: Random) -> list[dict[str, Any]]:
    who = ("vote withdrawn", "suspended by the council", "arrears", "recused")
    return [
        {
            "who": one,
            "also from the base": chance.choice(("yes", "no")),
            "status": chance.choice(("in force", "in force", "dormant", "repealed")),
        }
        for one in chance.sample(who, chance.choice((0, 1, 2, 4)))
    ]


def _veto(chance: Random) -> dict[str, Any]:
    veto: dict[str, Any] = {
        "group": "the founders",
        "holders": chance.sample(HOLDERS, 2),
        "by": chance.choice(("no", "abstain", "objection")),
    }
    return veto | ({"scope": [chance.choice(("substance", "procedure"))]} if chance.random() < 0.3 else {})


def _participation(chance: Random) -> dict[str, Any]:
    states = ("member", "observer", "suspended by the council", "vote withdrawn")
    rows = [
        {"state": one, "kind": "membership", "provided for": "yes", "rights": {"vote": chance.choice(("yes", "no"))}}
        for one in states[1:]
    ]
    arrears = {"years": 2, "automatic": "yes", "decided by": "nobody", "withdraws": ["vote"], "waiver by": "the body"}
    return {"standings": rows} | ({"arrears": arrears} if chance.random() < 0.6 else {})


def _requirement(chance: Random) -> dict[str, Any]:
    needed: dict[str, Any] = {
        "for": "vote",
        "effect": chance.choice(("blocks", "blocks", "advises")),
        "may be overridden": "no",
        "counts": chance.sample(("in person", "online", "represented", "proxy"), chance.choice((1, 2, 4))),
    }
    comparison = chance.choice(("at least", "more than"))
    if chance.random() < 0.6:
        return needed | {
            comparison: chance.choice(_SHARES),
            "of": chance.choice(("entitled", "all members", "present")),
        }
    return needed | {comparison: Fraction(chance.randrange(5))}
