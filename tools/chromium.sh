#!/usr/bin/env bash
# Sees that there is a Chromium for the tests of the pages; on Debian, as root, it is installed where it is missing.
# It is the one without windows: the other draws a window around each page, which costs four times the page itself.
set -euo pipefail
if [ -n "${TRAVAUX_CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null; then
    exit 0
fi
install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-core >/dev/null
}
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's Chromium without windows (once)"
    install && exit 0
fi
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null; then
    echo "Chromium is missing. Install it (Debian: apt-get install chromium-headless-shell), or name one in TRAVAUX_CHROMIUM." >&2
    exit 1
fi
echo "Chromium without windows is missing, so the tests take the slower one with them."
