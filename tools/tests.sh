#!/usr/bin/env bash
# Runs every test: on an SQLite file, on PostgreSQL, and in a browser. Says at the end what ran.
# PostgreSQL is TEST_DATABASE_URL, else postgres@127.0.0.1:5432 if it answers. Without one that half
# is not run, which is a failure with CI=true. EVIDENCE=1 runs the large tests at full size.
set -uo pipefail
cd "$(dirname "$0")/.."

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
failed=0
began=$SECONDS

answers() {
    .venv/bin/python -c 'import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()' \
        "$1" >/dev/null 2>&1
}

run() { # name, then pytest's arguments
    local name=$1
    shift
    printf '\n\033[1m%s\033[0m\n' "$name"
    .venv/bin/python -m pytest -q "$@" 2>&1 | tee "$reports/$name"
    [ "${PIPESTATUS[0]}" = 0 ] || failed=1
}

processes=${TEST_PROCESSES:-auto}
run "SQLite" -n "$processes" --ignore=tests/browser

postgresql=${TEST_DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres}
missing=""
if answers "$postgresql"; then
    # What people see, who may see it and how the code is built hang little on the database: here
    # they are asked on SQLite only. Whatever writes records is asked on both, and so is all of it
    # with EVIDENCE=1.
    same=()
    while read -r part; do same+=("--ignore-glob=tests/$part"); done <tools/on_sqlite_only.txt
    [ "${EVIDENCE:-}" = 1 ] && same=()
    DATABASE_URL=$postgresql run "PostgreSQL" -n "$processes" --ignore=tests/browser "${same[@]}"
else
    missing="PostgreSQL: not run (no server answers; TEST_DATABASE_URL says where one is)"
    if [ "${CI:-}" = true ]; then failed=1; fi
fi

# A browser and its site wait for each other, so one more than there are processors is busy.
[ "$processes" = auto ] && processes=$(($(getconf _NPROCESSORS_ONLN) + 1))
run "Browser" -n "$processes" tests/browser

# Pytest's closing lines, one per run, then their sum in the same form.
printf '\n'
for name in SQLite PostgreSQL Browser; do
    [ -f "$reports/$name" ] && printf '%-11s %s\n' "$name:" "$(tail -n 1 "$reports/$name")"
done
[ -z "$missing" ] || echo "$missing"
[ -z "${NOTE:-}" ] || echo "$NOTE"
sum=""
for word in failed passed skipped deselected xfailed xpassed errors; do
    count=$(tail -qn 1 "$reports"/* | grep -oE "[0-9]+ ${word%s}s?\b" | awk '{n += $1} END {print n + 0}')
    if [ "$count" -gt 0 ]; then sum="$sum${sum:+, }$count $word"; fi
done
printf '===== %s in %d.00s =====\n' "${sum:-no tests ran}" "$((SECONDS - began))"
exit "$failed"
