#!/bin/sh
# Everything a change has to pass: lint, the reference handbook, all tests.
set -eu
bin=${VENV:-.venv}/bin
scripts/lint.sh
"$bin/deskbook" check --quiet
node --test --test-reporter=dot tests/web/*.test.js
"$bin/python" -m pytest -n auto --dist worksteal "$@"
