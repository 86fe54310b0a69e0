"""The one place that knows where tasks come from: Django 6 has them, Django 5.2 gets them from a package."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Final, Protocol


class Task(Protocol):
    """Work that waits in the queue once it was put there with its arguments."""

    def enqueue(self, argument: str) -> object:
        """Put it there, in the present transaction."""


#: The same decorator under two names; neither tells its types.
task: Final[Callable[[Callable[[str], int]], Task]] = import_module(
    "django.tasks" if find_spec("django.tasks") else "django_tasks"
).task
