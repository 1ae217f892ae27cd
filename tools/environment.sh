#!/usr/bin/env bash
# Makes .venv and installs one list of requirements into it:  tools/environment.sh requirements.txt
# Takes the first Python of at least 3.11 it finds; PYTHON=/path/to/python chooses another.
set -euo pipefail
cd "$(dirname "$0")/.."
list=$1

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '%s\n' "$@" >&2; exit 1; }
is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if ! is_new_enough .venv/bin/python; then
    chosen=""
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        if is_new_enough "$candidate"; then chosen=$candidate; break; fi
    done
    [ -n "$chosen" ] || fail "Equip needs Python 3.11 or later, and found none." \
        "Install it, or say where it is: make run PYTHON=/path/to/python3.12"
    say "Making an environment of its own in .venv ($("$chosen" --version))…"
    rm -rf .venv
    "$chosen" -m venv .venv || { rm -rf .venv; fail \
        "This Python cannot make environments: its venv module is missing." \
        "On Debian and Ubuntu it is a package of its own: apt install python3-venv"; }
fi

count=$(grep -c '==' "$list")
say "Installing $count packages, pinned in $list…"
log=.venv/install.log
: >"$log"
# Bytecode is written as modules are first imported: what nobody imports costs nothing.
if ! .venv/bin/python -m pip install --disable-pip-version-check --no-compile --progress-bar off \
    -r "$list" 2>>"$log" | tee -a "$log" | awk -v all="$count" '
        /^Collecting|^Processing|^Requirement already/ { seen++; if (seen % 10 == 0 && seen <= all) { printf "  %d of %d found\n", seen, all; fflush() } }
        /^Installing collected/ { print "  copying them into place"; fflush() }'
then
    tail -n 15 "$log" >&2
    fail "The packages could not be installed. What pip said is above, and all of it in $log."
fi
