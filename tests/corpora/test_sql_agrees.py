"""Two engines, one answer: what the plain one makes of a question and what SQL makes of its ballots, told apart nowhere."""

import os
from collections.abc import Iterable, Sequence
from random import Random
from typing import Final

import pytest

from tests.corpora import random_rolls, random_rules
from tests.corpora.real import needed
from travaux.corpora.engine import Computed, plain
from travaux.corpora.sql import engine, tallying
from travaux.decision.question import Question
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

duckdb = pytest.importorskip("duckdb")
