# What developers do often. `make` alone says what there is.
BIN ?= .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install test quick lint format lexicon ci

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

ci:  ## what the README promises, from a clean copy, and every check
	.ci/run
