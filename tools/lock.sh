#!/usr/bin/env bash
# Pins every package with its hashes, for each Python from 3.11 and each platform; needs uv. No index is named in the files.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
pin() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command "tools/lock.sh" --extra read --extra papers "$@" pyproject.toml requirements/build.in
}
pin --output-file requirements/run.txt
pin --extra dev --extra data --constraints requirements/run.txt --output-file requirements/dev.txt
