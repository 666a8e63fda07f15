# What developers do often. `make` alone says what there is.
BIN ?= .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install test quick lint format lexicon eval docs ci

help:  ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

install:  ## make the environment
	python3 -m venv .venv && $(BIN)/pip install -e '.[test]'

test:  ## run all tests
	$(BIN)/pytest

quick:  ## run the tests that need little time
	$(BIN)/pytest -m 'not slow'

lint:  ## style, types, import contract
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format:  ## put the code in form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lexicon:  ## build the lexicon that ships, and check every entry and proof
	$(BIN)/dragoman lexicon build
	$(BIN)/dragoman lexicon check

eval:  ## hold what is read of our own reports to its floors
	$(BIN)/python -m evals gate

docs:  ## write the pages of docs/reference that are made from the lexicon
	$(BIN)/python tools/lexicon_reference.py
	$(BIN)/python tools/ambiguities.py

ci:  ## what the README promises, from a clean copy, and every check
	.ci/run
