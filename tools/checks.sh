#!/usr/bin/env bash
# Everything that can be said about the code without running it. Runs all of it, then says what failed.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=""

check() { # what is checked, then the command
    local name=$1
    shift
    printf '\033[1m%s\033[0m\n' "$name"
    "$@" || failed="$failed${failed:+, }$name"
}

# A real site's settings, with the least a real site must say.
production() {
    env -u DEMO -u DEBUG DJANGO_SETTINGS_MODULE=cms.settings.production \
        SECRET_KEY=for-this-check-only-and-long-enough-to-be-taken-for-a-real-one-0123456789 \
        BASE_URL=https://equip.example.org ALLOWED_HOSTS=equip.example.org \
        DATABASE_URL=sqlite:///:memory: EMAIL_URL=smtp://localhost:25 \
        DEFAULT_FROM_EMAIL=equip@example.org "$bin/python" manage.py "$@"
}

check "Format" "$bin/ruff" format --check --quiet --output-format concise .
check "Lint" "$bin/ruff" check --quiet .
check "Templates" "$bin/djlint" --lint --quiet templates
check "Import arrows" "$bin/lint-imports" --no-cache
check "Migrations" "$bin/python" manage.py makemigrations --check --dry-run
check "Production settings" production check --deploy --fail-level WARNING
check "Packages fit together" "$bin/python" -m pip check

if [ -n "$failed" ]; then
    printf '\nFailed: %s\n' "$failed" >&2
    exit 1
fi
printf '\nAll checks passed.\n'
