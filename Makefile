# make site   install into .venv, check and build the reference handbook
# make test   install what the tests need and run everything
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test lint bless clean

site: $(VENV)/installed
	@$(BIN)/deskbook build
	@echo
	@echo "  $(BIN)/deskbook serve   shows it at http://127.0.0.1:8000/, the desk at /desk/"

test: $(VENV)/installed-dev
	@scripts/test.sh

lint: $(VENV)/installed-dev
	@scripts/lint.sh

bless: $(VENV)/installed-dev
	@BLESS=1 $(BIN)/python -m pytest tests/rules/test_cases.py

$(VENV)/installed: pyproject.toml
	@PYTHON="$(PYTHON)" scripts/install.sh $(VENV) .
	@touch $@

$(VENV)/installed-dev: pyproject.toml package-lock.json
	@PYTHON="$(PYTHON)" scripts/install.sh $(VENV) ".[dev]"
	@scripts/install_tools.sh
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) site .deskbook node_modules
