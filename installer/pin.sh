#!/bin/sh
# Pin the dependencies of pyproject.toml with hashes and without any index line.
set -eu
pin() {
    uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
        --python-version 3.11 pyproject.toml --quiet "$@"
}
pin --upgrade -o requirements/run.txt
pin --extra dev -c requirements/run.txt -o requirements/work.txt
pin --extra dev --extra bundle -c requirements/run.txt -o requirements/bundle.txt
