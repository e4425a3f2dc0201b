# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= $(or $(shell command -v python3.11),python3)
VENV   ?= .venv
KHABAR  = $(VENV)/bin/khabar

# The samples have a page among them, so what reads pages is installed too (the extra html: trafilatura, Apache-2.0, small).
.PHONY: run test setup bench clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --upgrade pip
	$(VENV)/bin/pip install --quiet --editable '.[html]'
	touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready
	$(VENV)/bin/pip install --quiet --editable '.[test]'
	touch $@

setup: $(VENV)/.ready

# The samples, their events on the terminal.
run: setup
	$(KHABAR) extract samples --published 2024-12-01

test: $(VENV)/.ready-to-test
	$(VENV)/bin/python -m pytest

# Words a second, memory and the ratio to spaCy's blank tokenizer, on articles of your own: make bench NEWS=dump.jsonl
bench: setup
	$(VENV)/bin/python benchmarks/throughput.py $(NEWS)

clean:
	rm -rf $(VENV) build dist
