#!/usr/bin/env bash
# Sees to it that there is a Chromium for the browser tests: the machine's own; else Debian's
# package, when we may install it; else the one the browser driver downloads for itself.
set -euo pipefail
cd "$(dirname "$0")/.."

for name in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if .venv/bin/python - <<'EOF'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    sys.exit(not pathlib.Path(driver.chromium.executable_path).exists())
EOF
then exit 0; fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests…"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends chromium fonts-dejavu-core >/dev/null; then exit 0; fi
fi
echo "Downloading Chromium for the browser tests…"
.venv/bin/python -m playwright install chromium
