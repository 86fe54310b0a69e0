# Everything runs in $(VENV), made from nothing but Python 3.11 or later; packages are pinned by their hashes.
PYTHON ?= python3
VENV ?= .venv
WORKERS ?= 2
ARGS ?=
SHORT ?=
DATA ?= $(or $(TRAVAUX_CORPORA),../shared/data)

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11) and "$(PYTHON) is too old: Travaux runs on Python 3.11 or later. Name such a one, for example: make PYTHON=python3.12 test")
# The tests that have a long setting are those that read this variable.
SOAKED = $(shell grep -rl --include='test_*.py' TRAVAUX_SOAK tests)

.DEFAULT_GOAL := help
.PHONY: help demo test test-pages check bench soak redecide docs format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/run.stamp ## a worked example, told from the real record (options: ARGS="--no-serve")
	@$(BIN)/travaux demo $(ARGS)

test: $(VENV)/dev.stamp ## the tests, PostgreSQL included (options: ARGS="tests/record -k fold")
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(ARGS)

test-pages: $(VENV)/dev.stamp ## the site in a real Chromium, which is installed where it is missing (Debian, as root)
	@tools/chromium.sh
	@TRAVAUX_PAGES=1 $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal tests/pages $(ARGS)

check: $(VENV)/dev.stamp ## format, lint, types, floors of the house, bounds, generated pages (options: ARGS="types floors")
	@$(BIN)/python -m tools.check $(ARGS)

bench: $(VENV)/dev.stamp ## the measured figures (options: ARGS="NAME")
	@$(BIN)/python -m tools.bench $(ARGS)

soak: $(VENV)/dev.stamp ## the reliability tests at full length; SHORT=1 for the length of `make test`
	@env $(if $(SHORT),-u TRAVAUX_SOAK,TRAVAUX_SOAK=1) $(BIN)/python -m pytest -q -n $(WORKERS) $(or $(SOAKED),$(error No test reads TRAVAUX_SOAK, so there is nothing to soak)) $(ARGS)

redecide: $(VENV)/dev.stamp ## recorded decisions decided anew, beside two controls (options: DATA=../shared/data)
	@$(BIN)/python -m tools.redecide $(DATA)

docs: $(VENV)/dev.stamp ## write anew what is made from the code: reference pages, and the texts that other languages lack
	@$(BIN)/python -m tools.generate_docs --write
	@-$(BIN)/python -m tools.languages.catalogue --write

format: $(VENV)/dev.stamp ## put the source into its one layout, and repair what ruff can repair
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format . && $(BIN)/python -m tools.format_chronicles --write

clean: ## remove the environment and everything that the tools keep
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment for development has all that running needs, so its stamp serves both.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@test $(VENV)/dev.stamp -nt requirements/run.txt || { \
		$(PYTHON) -c '$(NEW_ENOUGH)' && \
		echo "Preparing $(VENV) (once)" && $(PYTHON) -m venv $(VENV) && \
		$(PIP) install --require-hashes -r requirements/run.txt && \
		$(PIP) install --no-deps --no-build-isolation --editable .; }
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c '$(NEW_ENOUGH)'
	@echo "Preparing $(VENV) for development (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
