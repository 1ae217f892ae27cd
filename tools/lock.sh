#!/usr/bin/env bash
# Compiles requirements*.txt from requirements*.in, for every platform, for Debian 12's Python:
# for a newer 3.11 the resolver would pick releases that one can't install.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
for name in requirements requirements-dev; do
    compiled=$(.venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11.2 \
        --no-emit-index-url --no-header --annotation-style line "$name.in")
    printf '%s\n' "# Compiled from $name.in by \`make lock\`. Change that file, not this one." \
        "$compiled" >"$name.txt"
done
