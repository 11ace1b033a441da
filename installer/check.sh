#!/bin/sh
# Everything a change must pass besides the tests. Each check names itself; all run, one failing fails all.
bin=.venv/bin
failed=0
run() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        echo "$output"
        failed=1
    fi
}
run "format (ruff)" $bin/ruff format --check --quiet .
run "lint (ruff)" $bin/ruff check --quiet .
run "types, linux (mypy)" $bin/mypy --platform linux
run "types, windows (mypy)" $bin/mypy --platform win32
run "types, macOS (mypy)" $bin/mypy --platform darwin
run "layers (import-linter)" $bin/lint-imports --no-cache
run "a planted violation is found" $bin/python -m installer.planted
run "translations complete, words of the glossary" $bin/python -m installer.translations check
run "no machine paths, hosts or unfinished words" $bin/python -m installer.clean_words
exit $failed
