"""The one place that knows where tasks come from: Django 6 has them, Django 5.2 gets them from a package."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

#: The same interface under two names; its types are told by neither.
task: Final[Any] = import_module("django.tasks" if find_spec("django.tasks") else "django_tasks").task
