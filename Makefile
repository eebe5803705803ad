# One command a task; `make` lists them. Needs python3 (3.11 or newer) with venv, make and git.
PORT ?= 8000
PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
MANAGE := DEBUG=1 $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest -q

.DEFAULT_GOAL := help
.PHONY: help install run serve shell test bench lint format lock train

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/runtime ## Make .venv with what the application needs
	@echo "Ready: $(BIN)/python"

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.txt | $(BIN)/python
	@echo "Installing requirements.txt into $(VENV)"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/tools: requirements-dev.txt $(VENV)/runtime
	@echo "Installing requirements-dev.txt into $(VENV)"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

run: export SITE_URL = http://127.0.0.1:$(PORT)
run: $(VENV)/runtime ## Fill a local database with the seeds and serve on 127.0.0.1 (PORT=8000)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_seeds
	@$(MANAGE) demo_login
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

serve: $(VENV)/runtime ## Serve in production, as docs/deployment.md says (PORT=8000 WORKERS=2)
	@$(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(BIN)/python manage.py render_pages --keep-old
	@$(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) --no-ws newsroom.wsgi:application

shell: $(VENV)/runtime ## Open a Python shell with the models loaded
	@$(MANAGE) shell

$(VENV)/proof: tests/proof/package-lock.json | $(BIN)/python
	@if command -v npm >/dev/null; then echo "Installing tests/proof/package-lock.json"; cd tests/proof && npm ci --ignore-scripts --no-audit --no-fund --silent; fi
	@touch $@

test: $(VENV)/tools $(VENV)/proof ## Run every suite: text, SQLite, PostgreSQL, browser
	$(PYTEST) tests/text
	$(PYTEST) -n 2 tests --ignore=tests/text --ignore=tests/browser
	$(BIN)/python -m tests.postgres.cluster
	$(PYTEST) -n 2 --dist loadfile tests/browser
	$(BIN)/python -m tests.postgres.cluster -q -n 2 --dist loadfile tests/browser -k "review or board or publishing"

bench: $(VENV)/tools ## Measure the engine beside alternatives, the desk and the pages
	$(BIN)/python -m tests.benchmarks.run
	$(BIN)/python -m tests.benchmarks.serving
	$(BIN)/python -m tests.benchmarks.staleness
	$(BIN)/python -m tests.benchmarks.search 20000

lint: $(VENV)/tools ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	DEBUG=1 $(BIN)/mypy

format: $(VENV)/tools ## Put every file into the house format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(VENV)/tools ## Pin the .in files with hashes
	for name in requirements requirements-dev requirements-s3; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command "make lock" $$name.in -o $$name.txt || exit 1; \
	done

train: $(VENV)/tools ## Fit the cruft model to labelled pages (DATA=pages.jsonl)
	$(MANAGE) train_cruft $(DATA)
