#!/usr/bin/env python3
"""Sends many reports as one batch, waits for the end, and prints what became of each. Python's standard library is all it needs.

    python3 batch.py http://127.0.0.1:8080 reports/*.pdf
    MINGJIAN_KEY=mj_… python3 batch.py https://mingjian.example reports/*.pdf

The exit code is 1 where a document could not be read.
"""
import io
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
import zipfile

TRIES = 5


def ask(url, body=None, key=None):
    """GET, or POST of a ZIP under one Idempotency-Key at every try, so that the batch is made once."""
    headers = {"accept-language": "zh"}
    if body is not None:
        headers.update({"content-type": "application/zip", "idempotency-key": str(uuid.uuid4())})
    if key:
        headers["authorization"] = "Bearer " + key
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, data=body, headers=headers), timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            if refusal.code not in (429, 503) or attempt == TRIES - 1:
                raise
            time.sleep(int(refusal.headers.get("retry-after", "5")))


def main():
    address, files, key = sys.argv[1].rstrip("/"), sys.argv[2:], os.environ.get("MINGJIAN_KEY", "").strip()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, os.path.basename(file))
    try:
        batch = ask(address + "/v1/batches", packed.getvalue(), key)
        while batch["state"] == "working":
            time.sleep(1)
            batch = ask(address + "/v1/batches/" + batch["id"], key=key)
        cursor = ""
        while cursor is not None:
            query = urllib.parse.urlencode({"cursor": cursor} if cursor else {})
            page = ask("%s/v1/batches/%s/items?%s" % (address, batch["id"], query), key=key)
            for item in page["items"]:
                outcome = item["evaluation"]["id"] if item["evaluation"] else (item["fault"] or {}).get("detail", "")
                print(item["state"], item["name"], outcome)
            cursor = page["next"]
    except urllib.error.HTTPError as refusal:
        problem = json.load(refusal)
        sys.exit("%s: %s %s" % (problem["title"], problem["detail"], problem["advice"]))
    print("%(done)d of %(documents)d done, %(failed)d set aside" % batch)
    return 1 if batch["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
