#!/usr/bin/env bash
# Makes sure of curl and Python, which stand for programs in other languages when interception is tested.
set -euo pipefail
missing=()
for program in curl python3; do command -v "$program" >/dev/null || missing+=("$program"); done
[ ${#missing[@]} = 0 ] && exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
command -v apt-get >/dev/null || { echo "Install ${missing[*]} with your system's package manager." >&2; exit 1; }
$as_root apt-get update -qq && $as_root apt-get install -y -qq "${missing[@]}" >/dev/null
