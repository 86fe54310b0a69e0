"""Faults of a rule-book file, and the schema's errors put into sentences with a line and a remedy."""

from difflib import get_close_matches
from functools import cache
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from travaux import marked
from travaux.rulebook import adoption, chapters, models, vocabulary

LONGEST_SHOWN: Final = 60
MAPPING_DUE: Final = ("a mapping is due at `{key}`", "Write keys and values, as the schema says")
# The schema's own name of an error, what it means to somebody who wrote the file, and what they can do about it.
SENTENCES: Final = {
    "missing": ("the key `{key}` is missing", "Add it; the schema says what it takes"),
    "extra_forbidden": ("the key `{key}` has no place here", "{near}"),
    "literal_error": ("{found} is not a word that `{key}` knows", "Write {expected}"),
    "union_tag_not_found": ("the key `chapter` is missing", "Add it; it says which parameters the rule has"),
    "union_tag_invalid": ("{found} is no chapter", "Write one of {expected_tags}"),
    "string_pattern_mismatch": ("{found} does not fit `{key}`", "{form}"),
    "too_short": ("the list `{key}` is empty", "Give at least one entry"),
    "string_too_short": ("`{key}` is empty", "Write it out"),
    "string_too_long": ("`{key}` is longer than {max_length} characters", "Shorten it"),
    "value_error": ("{error}", "Correct it or take it out"),
    "tuple_type": ("a list is due at `{key}`", "Write the entries between [ and ], or each after a hyphen"),
    "string_type": ("a word or a sentence is due at `{key}`", "Write it without further keys under it"),
    "dict_type": MAPPING_DUE,
    "model_type": MAPPING_DUE,
    "model_attributes_type": MAPPING_DUE,
}


class RuleFault(marked.Fault):
    """A fault with the id of the rule that it stands in, if it stands in one."""

    def __init__(self, file: str, line: int, what: str, remedy: str, rule: str = "") -> None:
        place = f"in rule {rule}, {what}" if rule else what
        super().__init__(file, line, place, remedy)
        self.rule, self.what = rule, what


def at(root: marked.Table, name: str, path: tuple[str | int, ...], what: str, remedy: str) -> RuleFault:
    """Make a fault that stands at a path of the file."""
    return RuleFault(name, marked.line_of(root, path), what, remedy, _rule_at(root, path))


def translate(error: ValidationError, root: marked.Table, name: str) -> tuple[RuleFault, ...]:
    """Put each error of the schema into a sentence, in the order of the file's lines."""
    details = error.errors(include_url=False)
    faults = (at(root, name, detail["loc"], *_sentence(detail)) for detail in details if not _echo(detail, details))
    return tuple(sorted(faults, key=lambda fault: fault.line))


def _echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Tell whether an error only repeats another: a list short of its broken entry, a key missing where misspelt."""
    if detail["type"] == "too_short":
        return bool(detail["input"])
    return detail["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and other["loc"][:-1] == detail["loc"][:-1]
        and _near(str(other["loc"][-1])) == detail["loc"][-1]
        for other in details
    )


def _rule_at(root: marked.Table, path: tuple[str | int, ...]) -> str:
    """Give the id of the rule that a path leads into, or nothing."""
    rules = root.get("rules")
    if len(path) > 1 and path[0] == "rules" and isinstance(rules, marked.Items) and isinstance(path[1], int):
        rule = rules[path[1]]
        known = rule.get("id", "") if isinstance(rule, marked.Table) else ""
        return str(known) if isinstance(known, str) else ""
    return ""


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    """Say what is wrong and what to do, for one error of the schema."""
    named = [step for step in detail["loc"] if isinstance(step, str)]
    # The path to a bad key ends in the key itself and "[key]"; what knows the word is the mapping before it.
    named = named[:-2] if named[-1:] == ["[key]"] else named
    key, context = named[-1] if named else "the file", detail.get("ctx", {})
    found = _shown(context.get("tag", detail["input"]))
    words = context | {
        "key": key,
        "found": found,
        "near": _did_you_mean(key),
        "form": _form(str(context.get("pattern", ""))),
    }
    what, remedy = SENTENCES[detail["type"]]
    return what.format(**words), remedy.format(**words)


def _shown(found: object) -> str:
    """Quote what was found, short enough for a line."""
    whole = f"'{found}'" if isinstance(found, str) else "what stands here"
    return whole if len(whole) <= LONGEST_SHOWN else f"{whole[:LONGEST_SHOWN]}...'"


def _form(pattern: str) -> str:
    """Describe the form that a pattern asks for."""
    if pattern == vocabulary.SLUG:
        return "Write a slug: small letters, digits and single hyphens"
    return "Write a time zone by its IANA name, such as Europe/Moscow"


def _did_you_mean(key: str) -> str:
    near = _near(key)
    return f"Did you mean `{near}`? Otherwise take it out" if near else "Take it out"


def _near(key: str) -> str:
    """Give the known key that a word was probably meant to be, or nothing."""
    return next(iter(get_close_matches(key, _all_keys(), n=1, cutoff=0.75)), "")


@cache
def _all_keys() -> tuple[str, ...]:
    """List every key that any block of a rule book takes, for the remedy of a slip of the pen."""
    blocks = (
        thing
        for module in (adoption, chapters, models, vocabulary)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, BaseModel)
    )
    return tuple(sorted({vocabulary.words(field) for block in blocks for field in block.model_fields}))
