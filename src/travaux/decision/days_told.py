"""What is told of days that were counted: which were left out for a holiday, and whose calendar is not known."""

from collections.abc import Iterator

from travaux.decision.calendar import Counted
from travaux.decision.findings import Ground, ground
from travaux.decision.question import names
from travaux.rulebook.models import CommonRule


def days_off(counted: Counted, rule: CommonRule) -> Iterator[Ground]:
    """Which days were not counted and where they are off; whose calendar is not known."""
    for off in counted.off:
        fields = {"day": off.day, "members": names(off.members), "name": off.name}
        yield ground("day off", rule, fields=fields)
    if counted.unknown:
        yield ground("calendar not known", rule, members=names(counted.unknown))
