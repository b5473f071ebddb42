"""Recomputes the audit's chain with Python's own SQLite and SHA-256, from the description in the documentation.

Prints the number of the first row whose hash is not what it should be, or "sound" and the head.
"""
import hashlib
import sqlite3
import sys

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
rows = connection.execute(
    "SELECT previous_hash, at, claim_id, account_id, role, action, from_state, to_state, level, version, reason, proofs,"
    " hash FROM audit ORDER BY number").fetchall()
names = ["previous", "at", "claim", "actor", "role", "action", "from", "to", "level", "version", "reason", "proofs"]
letters = {"claim": "C", "actor": "A"}
before = "0" * 64
for number, row in enumerate(rows, start=1):
    text = "byline audit 1\n"
    for name, value in zip(names, row):
        if value is None:
            text += f"{name} -\n"
        else:
            shown = letters.get(name, "") + str(value)
            text += f"{name} {len(shown.encode())} {shown}\n"
    if row[0] != before or row[-1] != hashlib.sha256(text.encode()).hexdigest():
        print(number)
        break
    before = row[-1]
else:
    print("sound", len(rows), before)
