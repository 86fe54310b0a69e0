"""The published JSON Schema of scenario files, for editors that complete and check while one writes."""

from typing import Any, Final, Literal, get_args

from travaux.decision.findings import Admissible, BoundWord, Outcome, Side
from travaux.decision.question import Ballot, Presence, Purpose, Stance, Way
from travaux.decision.scenarios import BESIDE, fields_in
from travaux.decision.sentences import SENTENCES
from travaux.rulebook.vocabulary import DAY, SLUG, Actor, AskedFor, ItemClass, MembershipState, Mode, Stated

Schema = dict[str, Any]

_MOMENT: Final = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$"


def json_schema() -> Schema:
    """Give the JSON Schema (draft 2020-12) of a scenario file.

    What a schema cannot say (a member that does not sit on the roll, a case twice) the reader checks.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenarios of a rule book",
        "description": "Questions with all that must come out of them; they stand beside a rule book and try it.",
        **_mapping(
            {
                "scenarios": _slug("The slug of the rule book that they are of."),
                "says": _text("What the file is about."),
                "zone": _text("The zone of all moments in the file, such as Europe/Moscow; UTC where none is named."),
                "rolls": {
                    "type": "object",
                    "description": "Rolls by name, for cases to name.",
                    "additionalProperties": {"$ref": "#/$defs/roll"},
                },
                "cases": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/case"}},
            },
            "scenarios",
            "cases",
        ),
        "$defs": {
            "roll": _roll(),
            "seat": _seat(),
            "position": _position(),
            "ground": _ground(),
            "expect": _expect(),
            "case": _case(),
        },
    }


def _case() -> Schema:
    return _mapping(
        {
            "case": _text("The name of the case, unique in the file."),
            "says": _text("What happened, in one plain sentence."),
            "source": _text("Where that was read."),
            "golden": _whole("The number of the golden test that this is."),
            "zone": _text("The zone of the moments in this case."),
            "body": _slug("The body to which the question is put."),
            "class": _word(ItemClass, "What kind of question it is; substantive where none is named."),
            "mode": _word(Mode, "The way of deciding; without it the one that the body enters directly."),
            "on": _day("The day whose rules hold."),
            "as of": _day("The day for which it is asked who is bound."),
            "now": _moment("The moment of asking."),
            "closed": _word(Literal["yes", "no"], "Whether the deciding is over."),
            "roll": {"$ref": "#/$defs/roll"},
            "positions": _list({"$ref": "#/$defs/position"}),
            **_sayings(),
            "concerned": _text("The member that the question concerns."),
            "parties": _words("The members that are parties to the matter."),
            **_circumstances(),
            "expect": {"$ref": "#/$defs/expect"},
        },
        "case",
        "body",
        "on",
        "roll",
        "expect",
    )


def _circumstances() -> dict[str, Schema]:
    """What the body is to do, since when the question is before it, and what was asked for and handed out."""
    asked = {
        "what": _word(AskedFor, "What was asked for."),
        "by": _words("The members that asked for it."),
        "seats": _whole("The first so many of the roll asked for it."),
        "also by": {"anyOf": [_word(Actor), _list(_word(Actor))], "description": "Who else asked for it."},
    }
    papers = {"languages": _words("The languages they are in."), "at": _moment("When the last of them was out.")}
    return {
        "put to": _word(Purpose, "What the body is to do; vote where it is not named."),
        "first put": {
            "anyOf": [_day(), _moment()],
            "description": "When it was first put; the time of fallbacks runs from it.",
        },
        "sessions since": _whole("How many sessions there have been since it was first put."),
        "casting vote": _word(Literal["yes", "no"], "What whoever decides a tie said."),
        "quorum asked for": _word(Literal["yes", "no"], "Whether somebody asked for a count of those present."),
        "papers": _mapping(papers, "languages"),
        "asked for": _mapping(asked, "what"),
    }


def _sayings() -> dict[str, Schema]:
    """What was declared, objected, answered, done later and ruled."""
    member = _text("A member of the roll.")
    forms = ("explicit", "official", "by the state", "written", "reasoned", "on time")
    declared = Literal["limited format", "adoption", "no consensus", "no objection"]
    answer = {"member": member, "what": _word(Literal["objection", "amendment"]), "at": _moment()}
    answer["stage"] = _word(Literal["at the meeting", "in writing"])
    silence = {"opened at meeting": _word(Stated), "expires": _moment(), "answers": _list(_mapping(answer))}
    objected = {"member": member, "to": _word(Literal["text", "limited format"])}
    ruled = {"on": _word(Literal["reading", "quorum", "exclusion", "papers"]), "by": _word(Literal["chair", "body"])}
    return {
        "declarations": _list(_mapping({"member": member, "to": _word(declared)}, "member", "to")),
        "objections": _list(_mapping({**objected, **{form: _word(Stated) for form in forms}}, "member")),
        "group": _list(_mapping({"except": _words(), "stance": _word(Stance)}, "stance")),
        "silence": _mapping(silence, "expires"),
        "later": _list(_mapping({"member": member, "done": _word(Literal["joined", "declined"]), "on": _day()})),
        "rulings": _list(_mapping({**ruled, "reading": _text(), "reason": _text()}, "on", "by")),
    }


def _roll() -> Schema:
    weights, groups, but = _weights(), _words("Groups of the seats."), _list({"$ref": "#/$defs/seat"})
    many = {"seats": _whole("So many seats without names."), "as": _text("The name before their numbers; s.")}
    many |= {"weights": weights, "groups": groups}
    named = {"of": _text("A bundled roll, on the day of the case."), "body": _text("Its body."), "but": but}
    item = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/seat"}, _mapping(many, "seats")]}
    return {
        "description": "Who sits there: a name of `rolls`, a list of seats, so many seats, or a bundled roll.",
        "anyOf": [
            {"type": "string"},
            _list(item),
            _mapping({**many, "but": but}, "seats"),
            _mapping(named, "of", "body"),
        ],
    }


def _seat() -> Schema:
    return _mapping(
        {
            "member": _text("The member's slug."),
            "membership": _word(MembershipState),
            "participation": _text("What it said of its own participation."),
            "arrears years": _whole("Full years that it has not paid for."),
            "waived": _word(Literal["yes", "no"], "The body lets it vote all the same."),
            "weights": _weights(),
            "groups": _words("Groups of the seat."),
        },
        "member",
    )


def _position() -> Schema:
    return _mapping(
        {
            "member": _text("One member."),
            "members": _words("Several members; `others` are all that have no position yet."),
            "seats": _whole("The next so many that have no position yet."),
            "of": _text("Only those of this group."),
            "ballot": _word(Ballot),
            "stance": _word(Stance),
            "presence": _word(Presence),
            "attended": _word(Way),
            "proxy": _text("The member that acts for it."),
            "signature": _word(Literal["signed", "refused"]),
            "reasoned": _word(Literal["yes", "no"], "Whether a negative vote came with reasons."),
            "declared": _word(Literal["yes", "no"], "Whether an abstention came with a declaration."),
        }
    )


def _expect() -> Schema:
    member = _mapping({"what": _text(), "member": _text()}, "what")
    bound = {
        "description": "All, none, exactly those named, or a word for each; who is not named is then bound.",
        "anyOf": [{"enum": ["all", "none"]}, _words(), {"type": "object", "additionalProperties": _word(BoundWord)}],
    }
    return _mapping(
        {
            "outcome": _word(Outcome),
            "admissible": _word(Admissible),
            "mode": _word(Mode),
            "grounds": _list({"$ref": "#/$defs/ground"}),
            "without": _list({"$ref": "#/$defs/ground"}),
            "missing": _list({"anyOf": [{"type": "string"}, member]}),
            "bound": bound,
            "readings": {"type": "object", "additionalProperties": _word(Outcome)},
        },
        "outcome",
    )


def _ground() -> Schema:
    """A ground by its code, or with what is asked of it; every field is one of some sentence."""
    codes = {"enum": list(SENTENCES)}
    fields = dict.fromkeys(sorted({field for code in SENTENCES for field in fields_in(code)}), _words())
    beside = {**dict.fromkeys(BESIDE, _text()), "side": _word(Side)}
    return {"anyOf": [codes, _mapping({"code": codes, **beside, **fields}, "code")]}


def _mapping(properties: dict[str, Schema], *required: str) -> Schema:
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})


def _described(schema: Schema, says: str) -> Schema:
    return {**schema, "description": says} if says else schema


def _text(says: str = "") -> Schema:
    return _described({"type": ["string", "number"]}, says)


def _slug(says: str) -> Schema:
    return _described({"type": "string", "pattern": SLUG}, says)


def _word(words: object, says: str = "") -> Schema:
    return _described({"enum": [word for word in get_args(words) if isinstance(word, str)]}, says)


def _words(says: str = "") -> Schema:
    return _described({"anyOf": [_text(), {"type": "array", "items": _text()}]}, says)


def _whole(says: str) -> Schema:
    return _described({"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d+$"}, says)


def _day(says: str = "") -> Schema:
    return _described({"type": "string", "pattern": DAY}, says)


def _moment(says: str = "") -> Schema:
    return _described({"type": "string", "pattern": _MOMENT}, says)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _weights() -> Schema:
    return {"type": "object", "description": "Measures as exact numbers.", "additionalProperties": _text()}
