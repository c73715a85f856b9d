#!/bin/bash
# Scores `firstreply inspect` with the corpus's own rules: scripts/corpus.sh FOLDER PROGRAM [--keep]
# FOLDER holds score.py and one folder per suite; it is no part of this repository. --keep writes what was reached to
# Tests/corpus-floor.json; without it a measure below that floor makes the exit status 1.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-} program=$(realpath -m "$2") keep=${3:-} floor=Tests/corpus-floor.json

if [ -z "$folder" ] || [ ! -f "$folder/score.py" ]; then
    echo "skipped: no corpus${folder:+ in $folder}. Say CORPUS=folder, the one with score.py in it, or set FIRSTREPLY_CORPUS."
    exit 0
fi
options=()
if [ "$keep" = --keep ]; then
    options=(--write-floor "$floor")
elif [ -f "$floor" ]; then
    options=(--floor "$floor")
fi
exec python3 -B "$folder/score.py" --corpus "$folder" --jobs "$(nproc)" \
    --inspect "$program inspect --json" --address "$program inspect --addresses" "${options[@]}"
