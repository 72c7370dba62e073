#!/bin/sh
# Sends many reports as one batch with curl, waits for the end, and prints what became of each as JSON.
#
#   sh batch.sh http://127.0.0.1:8080 a.docx b.pdf
#   MINGJIAN_KEY=mj_… sh batch.sh https://mingjian.example reports.zip
set -eu

address=${1:?address of the service}
shift

# The key goes in by standard input: what stands on a command line can be read by every user of the machine.
ask() {
  printf '%s' "${MINGJIAN_KEY:+authorization: Bearer $MINGJIAN_KEY}" | curl --silent --show-error --fail-with-body --retry 4 --header @- "$@"
}
word() { printf '%s' "$1" | sed -n "s/^[^{]*{\"id\":\"\\([^\"]*\\)\".*\"state\":\"\\([a-z]*\\)\",\"title\".*/\\$2/p"; }

# Each file as one more part of the form: the list of arguments is turned over once.
for file in "$@"; do
  set -- "$@" --form "files=@$file"
  shift
done
batch=$(ask --header "idempotency-key: $(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" "$@" "$address/v1/batches")
id=$(word "$batch" 1)
while [ "$(word "$batch" 2)" = working ]; do
  sleep 1
  batch=$(ask "$address/v1/batches/$id")
done
ask "$address/v1/batches/$id/items?limit=100"
