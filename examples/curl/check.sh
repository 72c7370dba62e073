#!/bin/sh
# Scores one report over HTTP with curl and prints the answer, which is JSON.
#
#   sh check.sh http://127.0.0.1:8080 report.docx
#   MINGJIAN_KEY=mj_… sh check.sh https://mingjian.example report.pdf 'store=false'
#
# curl waits as Retry-After says (429, 503) and sends the same Idempotency-Key again, so that the work is done once.
set -eu

address=${1:?address of the service} file=${2:?file of the report} query=${3:-}

# The key goes in by standard input: what stands on a command line can be read by every user of the machine.
printf '%s' "${MINGJIAN_KEY:+authorization: Bearer $MINGJIAN_KEY}" | curl --silent --show-error --fail-with-body --retry 4 \
  --header @- \
  --header "idempotency-key: $(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" \
  --header 'accept-language: zh' \
  --form "file=@$file" \
  "$address/v1/evaluations?$query"
