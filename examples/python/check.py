#!/usr/bin/env python3
"""Scores one report over HTTP and prints what to mend first. Python's standard library is all it needs.

    python3 check.py http://127.0.0.1:8080 report.docx
    MINGJIAN_KEY=mj_… python3 check.py https://mingjian.example report.pdf --year 2024

The file is sent as it is; what is known of it goes into the query. The answer is kept unless --no-store is given.
"""
import argparse
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

TRIES = 5


def post(address, query, body, key, language):
    """Sends the bytes under one Idempotency-Key at every try, so that the work is done once; waits as Retry-After says."""
    headers = {
        "content-type": "application/octet-stream",
        "accept-language": language,
        "idempotency-key": str(uuid.uuid4()),
    }
    if key:
        headers["authorization"] = "Bearer " + key
    url = address.rstrip("/") + "/v1/evaluations?" + urllib.parse.urlencode(query)
    for attempt in range(TRIES):
        request = urllib.request.Request(url, data=body, headers=headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            if refusal.code not in (429, 503) or attempt == TRIES - 1:
                raise
            time.sleep(int(refusal.headers.get("retry-after", "5")))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("file")
    parser.add_argument("--year", type=int)
    parser.add_argument("--published", help="YYYY-MM-DD")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh")
    parser.add_argument("--no-store", action="store_true")
    given = parser.parse_args()

    query = {"name": os.path.basename(given.file)}
    if given.year:
        query["year"] = given.year
    if given.published:
        query["publishedOn"] = given.published
    if given.no_store:
        query["store"] = "false"
    with open(given.file, "rb") as file:
        body = file.read()
    try:
        evaluation = post(given.address, query, body, os.environ.get("MINGJIAN_KEY", "").strip(), given.lang)
    except urllib.error.HTTPError as refusal:
        problem = json.load(refusal)
        sys.exit("%s: %s %s" % (problem["title"], problem["detail"], problem["advice"]))

    score = evaluation["score"]
    if score is None:
        sys.exit("不是年度报告 · not an annual report")
    print(score["total"], score["band"], evaluation["id"] or "")
    for mend in evaluation["mends"]:
        print("+%s  %s  %s" % (mend["gain"], mend["ruleId"], mend["title"]))


if __name__ == "__main__":
    main()
