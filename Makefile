# Two commands: `make demo` tries it, `make test` checks everything. Both set up what they need.

.DEFAULT_GOAL := help
.PHONY: help demo test setup format lint types imports tests browser both soak soak-full bench year samples lock audit clean

# The first Python that is new enough; PYTHON=/path/to/python overrides it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	&& echo $$p && break; done)
BIN := .venv/bin
LOCKED := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header
CAMPAIGNS = $(BIN)/python -m pytest -o python_files='campaign_*.py' --dist=worksteal -n 2 \
	$(if $(OF),$(OF:%=tests/campaigns/campaign_%.py),tests/campaigns)

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1: /p' Makefile

demo: .venv/ready ## Try it: a local workspace with the app in it, in the browser
	@$(BIN)/drp demo $(if $(PORT),--port $(PORT)) $(if $(PROCEDURE),--procedure $(PROCEDURE))

test: format lint types imports tests ## Check everything, in a real browser too
	@echo "Everything passes."

setup: .venv/ready ## Make the environment in .venv

# The lock names everything, so nothing is resolved (--no-deps): of what is asked for with extras pip
# would take the newest release, which the lock does not know, and stop.
.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or say PYTHON=/path/to/python."; exit 1; }
	@test ! -L .venv || { echo ".venv is a link to another environment, which would be emptied. Remove the link, then try again."; exit 1; }
	@echo "Setting up .venv with $(PYTHON); this takes a minute the first time."
	@$(PYTHON) -m venv --clear .venv || { echo "This Python cannot make an environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check > .venv/checked || { cat .venv/checked; exit 1; }
	@$(BIN)/python -m compileall -q slackapp storage workflows
	@touch .venv/ready

format: .venv/ready
	$(BIN)/ruff format --check .

lint: .venv/ready
	$(BIN)/ruff check .

types: .venv/ready
	$(BIN)/mypy

imports: .venv/ready
	$(BIN)/lint-imports

tests: .venv/ready browser
	$(BIN)/pytest -n auto --cov --cov-report=
	$(BIN)/coverage report --fail-under=100 --skip-covered

browser: .venv/ready
	@$(BIN)/python -m tests.browser.finding

both: .venv/ready browser ## Run every test on both databases; `make test` tells half of them on each
	$(BIN)/pytest -n auto --both-databases

soak: .venv/ready ## Try to break each promise, within 20 minutes (SEED=7 repeats a run; ARGS="--write docs/evidence.md")
	$(CAMPAIGNS) --timeout=1800 $(ARGS)

soak-full: .venv/ready ## The same at the full figures, however long (OF="life kills": these two)
	$(CAMPAIGNS) --timeout=86400 --full $(ARGS)

bench: .venv/ready ## Measure how fast it is, in twelve minutes (ARGS=--quick: in two)
	@$(BIN)/python -m tests.bench $(ARGS)

year: .venv/ready ## Measure the report over a year of 2,000 disputes
	@$(BIN)/python -m tests.slackapp.timing

samples: .venv/ready ## Make the sample documents in docs/samples again, from invented data
	@$(BIN)/python -m slackapp.samples docs/samples

lock: ## Work out requirements.lock and audit.lock anew (needs uv)
	$(LOCKED) --all-extras pyproject.toml -o requirements.lock
	echo pip-audit | $(LOCKED) - -o audit.lock

audit: .audit/ready ## Ask whether any library has a known weakness (needs the internet)
	.audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	.audit/bin/pip-audit --strict --disable-pip --require-hashes -r audit.lock

.audit/ready: audit.lock
	@$(PYTHON) -m venv --clear .audit
	@.audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r audit.lock
	@touch .audit/ready

clean: ## Remove what was set up
	rm -rf .venv .audit .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
