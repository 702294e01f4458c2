#!/bin/sh
# Install what only the tests need besides Python packages: Chromium, Node packages.
set -eu

need() {
  # need COMMAND PACKAGES...: install Debian packages unless the command is there.
  command=$1
  shift
  command -v "$command" >/dev/null 2>&1 && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing $* ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    echo "The tests need $command. On Debian: sudo apt-get install $*" >&2
    exit 1
  fi
}

if ! command -v chromium >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1 \
   && [ -z "${DESKBOOK_CHROMIUM:-}" ]; then
  need chromium chromium fonts-noto-cjk
fi
need node nodejs npm
npm ci --silent --no-audit --no-fund
