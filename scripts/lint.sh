#!/bin/sh
# Format, lint, types and import directions; the form of the reference handbook.
set -eu
bin=${VENV:-.venv}/bin
# The types of the scripts take as long as all the rest, so they are looked at meanwhile.
node_modules/.bin/tsc --project tsconfig.json &
scripts=$!
"$bin/ruff" format --check .
"$bin/ruff" check .
"$bin/mypy"
"$bin/lint-imports" --no-cache
"$bin/deskbook" fmt --check --quiet
wait "$scripts"
