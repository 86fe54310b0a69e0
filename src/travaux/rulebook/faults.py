"""Faults of a rule-book file, and the schema's errors put into sentences with a line and a remedy."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final, TypeAlias, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from travaux import marked
from travaux.rulebook import models, vocabulary

Steps: TypeAlias = tuple[str | int, ...]
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
    "value_error": ("{error}", "{mend}"),
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


def at(root: marked.Table, name: str, path: Steps, what: str, remedy: str) -> RuleFault:
    """Make a fault that stands at a path of the file."""
    return RuleFault(name, marked.line_of(root, path), what, remedy, _rule_at(root, path))


def translate(
    error: ValidationError, root: marked.Table, name: str, file: type[BaseModel] = models.RuleBookFile
) -> tuple[RuleFault, ...]:
    """Put each error of the schema into a sentence, in the order of the file's lines; `file` is what it is held to."""
    details = error.errors(include_url=False)
    told = [detail for detail in details if not _echo(detail, details, file)]
    faults = (at(root, name, detail["loc"], *_sentence(detail, file)) for detail in told)
    return tuple(sorted(faults, key=lambda fault: fault.line))


def _echo(detail: ErrorDetails, details: list[ErrorDetails], file: type[BaseModel]) -> bool:
    """Tell whether an error only repeats another: a list short of its broken entry, a key missing where misspelt."""
    if detail["type"] == "too_short":
        return bool(detail["input"])
    return detail["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and other["loc"][:-1] == detail["loc"][:-1]
        and _near(other["loc"], file) == detail["loc"][-1]
        for other in details
    )


def _rule_at(root: marked.Table, path: Steps) -> str:
    """Give the id of the rule that a path leads into, or nothing."""
    rules = root.get("rules")
    if len(path) > 1 and path[0] == "rules" and isinstance(rules, marked.Items) and isinstance(path[1], int):
        rule = rules[path[1]]
        known = rule.get("id", "") if isinstance(rule, marked.Table) else ""
        return str(known) if isinstance(known, str) else ""
    return ""


def _sentence(detail: ErrorDetails, file: type[BaseModel]) -> tuple[str, str]:
    """Say what is wrong and what to do, for one error of the schema."""
    named = [step for step in detail["loc"] if isinstance(step, str)]
    # The path to a bad key ends in the key itself and "[key]"; what knows the word is the mapping before it.
    named = named[:-2] if named[-1:] == ["[key]"] else named
    key, context = named[-1] if named else "the file", detail.get("ctx", {})
    found = _shown(context.get("tag", detail["input"]))
    words = context | {
        "key": key,
        "found": found,
        "near": _did_you_mean(detail["loc"], file),
        "mend": "Correct it" if _is_due(detail["loc"], file) else "Correct it or take it out",
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


def _did_you_mean(loc: Steps, file: type[BaseModel]) -> str:
    known, near = _known_at(loc, file), _near(loc, file)
    if near:
        return f"Did you mean `{near}`? Otherwise take it out"
    return f"Take it out; what may stand here is {', '.join(f'`{one}`' for one in known)}" if known else "Take it out"


def _near(loc: Steps, file: type[BaseModel]) -> str:
    """Give the key of the same block that an unknown one was probably meant to be, or nothing."""
    return next(iter(get_close_matches("".join(map(str, loc[-1:])), _known_at(loc, file), n=1, cutoff=0.75)), "")


def _is_due(loc: Steps, file: type[BaseModel]) -> bool:
    """Whether a key cannot be left out."""
    fields = ((name, field) for block in _blocks_at(loc, file) for name, field in block.model_fields.items())
    return any(field.is_required() for name, field in fields if vocabulary.words(name) in loc[-1:])


def _known_at(loc: Steps, file: type[BaseModel]) -> tuple[str, ...]:
    """List the keys of the block in which an unknown key stands."""
    return tuple(
        dict.fromkeys(vocabulary.words(name) for block in _blocks_at(loc, file) for name in block.model_fields)
    )


def _blocks_at(loc: Steps, file: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The blocks of which one stands where a path leads, but for its last step.

    The path leads through keys, numbers in a list, names that the file gives, and the chapter of a rule.
    """
    blocks: tuple[type[BaseModel], ...] = (file,)
    for step in loc[:-1]:
        keyed = [
            block.model_fields[name]
            for block in blocks
            for name in block.model_fields
            if vocabulary.words(name) == step
        ]
        chaptered = tuple(block for block in blocks if step in _chapters(block))
        blocks = tuple(one for field in keyed for one in _blocks(field.annotation)) or chaptered or blocks
    return blocks


def _blocks(kind: object) -> Iterator[type[BaseModel]]:
    """The blocks that an annotation names, in a list, a mapping or a choice."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in get_args(kind):
        yield from _blocks(inner)


def _chapters(block: type[BaseModel]) -> tuple[object, ...]:
    field = block.model_fields.get("chapter")
    return () if field is None else get_args(field.annotation)
