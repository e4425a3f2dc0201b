# Two commands do everything on a fresh machine: `make run` and `make test`; `make test-extras` tests what needs optional packages.
PYTHON ?= $(or $(shell command -v python3.11),python3)
VENV   ?= .venv
EXTRAS ?= .venv-extras
TORCH  ?= torch==2.13.0
KHABAR  = $(VENV)/bin/khabar

# The samples have a page among them, so what reads pages is installed too (the extra html: trafilatura, Apache-2.0, small).
.PHONY: run test test-extras setup bench clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --upgrade pip
	$(VENV)/bin/pip install --quiet --editable '.[html]'
	$(VENV)/bin/python -c 'import pipeline; pipeline.load()'  # the first load reads the lexicons and keeps what it read
	touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready
	$(VENV)/bin/pip install --quiet --editable '.[test]'
	touch $@

setup: $(VENV)/.ready

# The samples, their events on the terminal.
run: setup
	$(KHABAR) extract samples --published 2024-12-01

test: $(VENV)/.ready-to-test
	$(VENV)/bin/python -m pytest -n auto

# CAMeL Tools needs torch. It is installed first, on its own, so that a build without CUDA can be chosen, which would be gigabytes more:
# where the package index has none, make test-extras TORCH='torch --index-url https://download.pytorch.org/whl/cpu'
$(EXTRAS)/.ready: pyproject.toml
	$(PYTHON) -m venv $(EXTRAS)
	$(EXTRAS)/bin/pip install --quiet --upgrade pip
	$(EXTRAS)/bin/pip install --quiet $(TORCH)
	$(EXTRAS)/bin/pip install --quiet --editable '.[camel,html,warc,data,duckdb,dask,test]'
	touch $@

test-extras: $(EXTRAS)/.ready
	$(EXTRAS)/bin/python -m pytest tests/extras

# Words a second, memory and the ratio to spaCy's blank tokenizer, on articles of your own: make bench NEWS=dump.jsonl
bench: setup
	$(VENV)/bin/python benchmarks/throughput.py $(NEWS)

clean:
	rm -rf $(VENV) $(EXTRAS) build dist
