#!/bin/sh
# Make the virtual environment $1 and install $2 (this project, perhaps with extras) into it.
set -eu
folder=$1
wanted=$2
python=${PYTHON:-python3}

fail() { printf '%s\n' "$@" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 || fail \
  "Python is missing. Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail \
  "Python 3.11 or newer is needed, this is $("$python" --version 2>&1)." \
  "Name a newer one with: make PYTHON=python3.12 $(basename "$folder")"

if [ ! -x "$folder/bin/python" ]; then
  if ! "$python" -m venv "$folder" 2>/dev/null; then
    rm -rf "$folder"
    # Debian keeps the venv module in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
      "$python" -m venv "$folder"
    else
      fail "$python cannot make virtual environments. On Debian: sudo apt-get install python3-venv"
    fi
  fi
fi

echo "Installing deskbook into $folder (the first time takes about a minute) ..."
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$wanted" || fail \
  "The installation failed; see above. It needs the Python package registry; run the command again once it answers."
