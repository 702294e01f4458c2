#!/bin/sh
# Format, lint, types and import directions; the form of the reference handbook.
set -eu
bin=${VENV:-.venv}/bin
"$bin/ruff" format --check .
"$bin/ruff" check .
"$bin/mypy"
"$bin/lint-imports" --no-cache
"$bin/deskbook" fmt --check --quiet
node_modules/.bin/tsc --project tsconfig.json
