"""What can be done about a plan besides its measures: a closed list."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from travaux.broken_input import BrokenInput


class NoSuchAct(BrokenInput):
    """An address that names an act which is not on the list."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"No act on a plan is called '{slug[:40]}'. There are: {', '.join(ACTS)}. Go back to the plan."
        )


@dataclass(frozen=True)
class Possible:
    """One act. `slug` stands in its address; `listed`: it stands among what can be done."""

    slug: str
    event: str
    label: str
    asks: tuple[str, ...] | None = None
    listed: bool = True


ACTS: Final = {
    one.slug: one
    for one in (
        Possible("consider", "plan considered", gettext_noop("Record that a body considered it")),
        Possible("report-count", "count reported", gettext_noop("Report a count"), listed=False),
        Possible("instruct", "instruction given", gettext_noop("Give an instruction")),
        Possible("paper", "paper attached", gettext_noop("Attach a paper"), ("title",)),
        Possible("name", "named", gettext_noop("Give it a title")),
    )
}


def possible(slug: str) -> Possible:
    """The act of that address; raises NoSuchAct."""
    if slug not in ACTS:
        raise NoSuchAct(slug)
    return ACTS[slug]
