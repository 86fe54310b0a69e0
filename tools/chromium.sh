#!/usr/bin/env bash
# Sees that there is a Chromium for the tests of the pages; on Debian, as root, it is installed where it is missing.
set -euo pipefail
if [ -n "${TRAVAUX_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Chromium is missing. Install it (Debian: apt-get install chromium), or name one in TRAVAUX_CHROMIUM." >&2
    exit 1
fi
echo "Installing Debian's Chromium (once)"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
