#!/bin/sh
# What a person would do without us: copy the files, then write down their SHA-256.
# Usage: cp_sha256sum.sh SOURCE TARGET
set -e
mkdir "$2"
cp -R "$1"/. "$2"
cd "$2"
find . -type f -exec sha256sum {} + > SHA256SUMS
sync -f .
