#!/bin/sh
# Format, lint, types and import directions.
set -eu
bin=${VENV:-.venv}/bin
"$bin/ruff" format --check .
"$bin/ruff" check .
"$bin/mypy"
"$bin/lint-imports" --no-cache
node_modules/.bin/tsc --project tsconfig.json
