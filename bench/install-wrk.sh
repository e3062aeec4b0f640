#!/usr/bin/env bash
# Makes sure of wrk, the load generator: one process that outruns the servers it measures.
set -euo pipefail
command -v wrk >/dev/null && exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
command -v apt-get >/dev/null || { echo "Install wrk with your system's package manager, then run this again." >&2; exit 1; }
$as_root apt-get update -qq && $as_root apt-get install -y -qq wrk >/dev/null
