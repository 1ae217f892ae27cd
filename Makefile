# Two commands are enough: `make run` and `make test`. They need Python 3.11 or later, and make.

SHELL := /bin/bash
PORT ?= 8000
PY := .venv/bin/python
export PORT

.DEFAULT_GOAL := help
.PHONY: help run dev test check format evidence bench screenshots lock clean

help: ## Say what each command does
	@grep -E '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: .venv/site.stamp ## The site with demo content, as it would run for real (PORT=8000)
	@exec env DEMO=1 DEBUG=0 $(PY) manage.py serve

dev: .venv/site.stamp ## The same, with Django's debug pages; starts anew when a file changes
	@exec env DEMO=1 DEBUG=1 $(PY) manage.py serve --reload

test: .venv/dev.stamp ## Every test: on SQLite, on PostgreSQL where there is one, in a browser
	@tools/browser.sh && tools/tests.sh

check: .venv/dev.stamp ## Format, lint, templates, import arrows, migrations, production settings
	@tools/checks.sh

format: .venv/dev.stamp ## Put the code into its usual form
	@$(PY) -m ruff format . && $(PY) -m ruff check --fix .

evidence: .venv/dev.stamp ## The tests at full size: more people, more modules, more repetitions
	@tools/browser.sh && EVIDENCE=1 tools/tests.sh

bench: .venv/site.stamp ## How fast it is, beside a bare Django app (PEER=…/python: and wagtail-lms)
	@$(PY) -m bench.run $(if $(PEER),--peer-python $(PEER)) $(if $(POSTGRES),--postgres $(POSTGRES))

screenshots: .venv/dev.stamp ## Pictures of every page at both widths and in both schemes, in var/screenshots
	@tools/browser.sh && mkdir -p var/screenshots && \
		SCREENSHOTS=$(CURDIR)/var/screenshots $(PY) -m pytest -q tests/browser/test_pages.py

lock: .venv/dev.stamp ## Compile requirements*.txt from requirements*.in
	@tools/lock.sh

clean: ## Remove what was installed and built; keeps var/, where the data is
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	find . -name __pycache__ -type d -not -path './var/*' -exec rm -rf {} +

.venv/site.stamp: requirements.txt tools/environment.sh
	@tools/environment.sh requirements.txt && touch $@

.venv/dev.stamp: requirements-dev.txt .venv/site.stamp
	@tools/environment.sh requirements-dev.txt && touch $@
