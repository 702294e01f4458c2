#!/bin/sh
# Install what only the tests need besides Python packages: Chromium, Node packages.
set -eu

has() { command -v "$1" >/dev/null 2>&1; }

can_install() { [ "$(id -u)" = 0 ] && has apt-get; }

install() {
  echo "Installing $* ..."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need() {
  # need COMMAND PACKAGES...: install Debian packages unless the command is there.
  command=$1
  shift
  has "$command" && return 0
  if can_install; then
    install "$@"
  else
    echo "The tests need $command. On Debian: sudo apt-get install $*" >&2
    exit 1
  fi
}

# The headless shell is a Chromium without its interface: the browser tests take half the time.
# Where it cannot be had, an ordinary one does.
if [ -z "${DESKBOOK_CHROMIUM:-}" ] && ! has chromium-headless-shell; then
  if ! { can_install && install chromium-headless-shell fonts-noto-cjk; } \
     && ! has chromium && ! has google-chrome; then
    need chromium chromium fonts-noto-cjk
  fi
fi
need node nodejs npm
npm ci --silent --no-audit --no-fund
