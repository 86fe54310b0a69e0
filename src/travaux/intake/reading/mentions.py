"""What a sentence names: a person, a member, a body, a post, a place; each with its place in the sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a mention names."""

    PERSON = "person"
    MEMBER = "member"
    BODY = "body"
    ORGANISATION = "organisation"
    POST = "post"
    OUTLET = "outlet"
    PLACE = "place"
    HEADS = "heads"  # the heads of state, as a group
    STATES = "states"  # the member states, as a group
    MINISTERS = "ministers"  # ministers of one sort, as a group; the dossier is their body


@dataclass(frozen=True)
class Mention:
    """One thing that a sentence names.

    `dossier`: what it is on record, or for a place its English name. `form`: how it is named (`capital`, `adjective`,
    `generic` …). `post`, `member`: of a person, in which post of which member the sentence has it. `mark`: `then`,
    `acting`, `next` before a post. `place`: the city that a capital is as well.
    """

    kind: Kind
    dossier: str
    start: int
    end: int
    form: str = ""
    post: str = ""
    member: str = ""
    mark: str = ""
    place: str = ""

    @property
    def acts(self) -> bool:
        """Whether it can be what a verb's subject is."""
        return self.kind is not Kind.PLACE and self.form != "adjective"


def apart(found: list[Mention]) -> list[Mention]:
    """Those of the mentions that do not lie within an earlier, longer one; in order of their places."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda each: (each.start, each.start - each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
