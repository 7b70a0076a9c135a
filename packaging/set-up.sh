#!/bin/sh
# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
#
# set-up.sh run|test: everything that `make run` or `make test` needs, on a fresh machine; quick when it is there.
#   uv (from PyPI), the locked environment, and on Debian and Ubuntu the few system libraries of Qt; for the tests
#   Qt's offscreen libraries, a keyring and a browser.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:?usage: set-up.sh run|test}

say() { printf '%s\n' "$*" >&2; }

install_uv() {
    command -v uv >/dev/null 2>&1 && return
    [ -x "$HOME/.local/share/pinportal-uv/bin/uv" ] && return
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null || {
        say "Python 3 is missing. Install it (Debian, Ubuntu: apt-get install python3 python3-venv), then try again."
        exit 1
    }
    say "Installing uv …"
    # An environment of its own: a system Python under PEP 668 takes no packages.
    python3 -m venv "$HOME/.local/share/pinportal-uv" 2>/dev/null || {
        debian_packages python3-venv
        python3 -m venv "$HOME/.local/share/pinportal-uv"
    }
    "$HOME/.local/share/pinportal-uv/bin/pip" install --quiet --disable-pip-version-check uv
}

debian_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=
    for package in "$@"; do
        # "a|b": either will do (names that differ between Debian and Ubuntu releases)
        found=
        for name in $(printf '%s' "$package" | tr '|' ' '); do
            dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' && found=1
        done
        [ -n "$found" ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 && root=sudo || {
            say "These packages are missing: $missing"
            say "Install them as root: apt-get install --no-install-recommends$missing"
            exit 1
        }
    fi
    say "Installing system libraries:$missing"
    $root apt-get update -qq
    names=
    for package in $missing; do
        for name in $(printf '%s' "$package" | tr '|' ' '); do
            if apt-cache show "$name" >/dev/null 2>&1; then names="$names $name"; break; fi
        done
    done
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $names >/dev/null
}

# What PySide6's wheels do not bring along (seen from nothing on Debian 12).
OFFSCREEN="libglib2.0-0|libglib2.0-0t64 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
# What the browser's driver (Node.js, in Playwright's wheel) does not bring along.
DRIVER="libatomic1"
# A real keyring for the tests: a Secret Service of their own.
KEYRING="dbus gnome-keyring"
# A print server of the tests' own.
PRINTING="cups-daemon cups-client cups-ipp-utils"
WINDOWS="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"

has_browser() {
    for name in chromium google-chrome google-chrome-stable microsoft-edge; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

install_uv
PATH="$PATH:$HOME/.local/share/pinportal-uv/bin"
# shellcheck disable=SC2086 # one word a package
case "$purpose" in
    run) debian_packages $OFFSCREEN $WINDOWS ;;
    test) debian_packages $OFFSCREEN $DRIVER $KEYRING $PRINTING; has_browser || debian_packages chromium ;;
    *) say "usage: set-up.sh run|test"; exit 2 ;;
esac
uv sync --locked --quiet
