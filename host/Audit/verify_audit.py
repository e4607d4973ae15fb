#!/usr/bin/env python3
"""Checks an exported audit log of the intranet with nothing but Python's standard library.

    python3 verify_audit.py [FOLDER] [--trust NOTE_FILE]

FOLDER holds entries.jsonl, checkpoints.txt and audit.pub.pem as `host -- audit export FOLDER` writes them.
--trust names a file with checkpoints that were kept elsewhere (mail, second machine, copied from minutes):
each must fit this log. Exit code 0: whole; 1: the first broken place is named.
"""
import base64
import hashlib
import json
import os
import re
import sys
from decimal import Decimal, ROUND_HALF_UP

# NIST P-256
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
LINE = re.compile(r'^\{"hash":"([0-9a-f]{64})","entry":(\{.*\})\}$')


class Broken(Exception):
    """The first place at which the log is not whole."""


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def multiply(k, p):
    result = None
    while k:
        if k & 1:
            result = add(result, p)
        p, k = add(p, p), k >> 1
    return result


def public_key(pem):
    der = base64.b64decode("".join(l for l in pem.splitlines() if not l.startswith("-----")))
    if der[-65] != 4:
        raise Broken("audit.pub.pem is no P-256 key")
    x, y = int.from_bytes(der[-64:-32], "big"), int.from_bytes(der[-32:], "big")
    if (y * y - (x * x * x - 3 * x + B)) % P:
        raise Broken("audit.pub.pem: the point is not on the curve")
    return x, y


def is_signed(text, signature, key):
    raw = base64.b64decode(signature)
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    if len(raw) != 64 or not (0 < r < N and 0 < s < N):
        return False
    z, w = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big"), pow(s, -1, N)
    point = add(multiply(z * w % N, G), multiply(r * w % N, key))
    return point is not None and point[0] % N == r


def read_notes(path):
    """(text, size, root, signature) of each checkpoint."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        blocks = [b.strip("\n") for b in f.read().split("\n\n") if b.strip()]
    notes = []
    for text, signed in zip(blocks[::2], blocks[1::2]):
        _, size, root, _ = text.split("\n")
        notes.append((text + "\n", int(size), root, signed.split(" ")[-1]))
    return notes


class Tree:
    """RFC 6962 over the hashes of the entries."""

    def __init__(self):
        self.peaks = []

    def add(self, entry_hash):
        node, leaves = hashlib.sha256(b"\0" + bytes.fromhex(entry_hash)).digest(), 1
        while self.peaks and self.peaks[-1][1] == leaves:
            node, leaves = hashlib.sha256(b"\1" + self.peaks.pop()[0] + node).digest(), leaves * 2
        self.peaks.append((node, leaves))

    def root(self):
        if not self.peaks:
            return base64.b64encode(hashlib.sha256(b"").digest()).decode()
        root = self.peaks[-1][0]
        for node, _ in reversed(self.peaks[:-1]):
            root = hashlib.sha256(b"\1" + node + root).digest()
        return base64.b64encode(root).decode()


class Scores:
    """Reckons each result again from the sheets that were sealed before it."""

    def __init__(self):
        self.sheets, self.checked = {}, 0

    def take(self, entry):
        now = {name: change[1] for name, change in entry["changes"].items()}
        if entry["kind"] == "ScoreSheet":
            sheet = self.sheets.setdefault(entry["record"], {})
            sheet.update(now)
        elif entry["kind"] == "Result" and now.get("Mean") is not None:
            self.check(entry["seq"], now)

    def check(self, seq, result):
        sheets = [s for s in self.sheets.values() if s.get("CandidateId") == result["CandidateId"] and s.get("Sealed")]
        last = max((s["Pass"] for s in sheets), default=0)
        totals = [sum(m["points"] for m in json.loads(s["Sealed"], parse_float=Decimal, parse_int=Decimal)) for s in sheets if s["Pass"] == last]
        if len(totals) != result["Sheets"]:
            raise Broken(f"entry {seq}: the result counts {result['Sheets']} sheets, {len(totals)} were sealed")
        mean = (sum(totals) / len(totals)).quantize(Decimal("0.000001"), ROUND_HALF_UP)
        if mean != Decimal(result["Mean"]).quantize(Decimal("0.000001"), ROUND_HALF_UP):
            raise Broken(f"entry {seq}: the result says {result['Mean']} points, its sheets come to {mean}")
        band = 1 + sum(mean >= edge for edge in (30, 50, 70, 90))
        if result["Stars"] is not None and result["Stars"] > band:
            raise Broken(f"entry {seq}: {result['Stars']} stars for {mean} points")
        self.checked += 1


def verify(folder, trusted):
    with open(os.path.join(folder, "audit.pub.pem"), encoding="utf-8") as f:
        key = public_key(f.read())
    notes = read_notes(os.path.join(folder, "checkpoints.txt")) + (read_notes(trusted) if trusted else [])
    for text, size, _, signature in notes:
        if not is_signed(text, signature, key):
            raise Broken(f"checkpoint over {size} entries: the signature is false")
    due = {}
    for _, size, root, _ in notes:
        due.setdefault(size, set()).add(root)
    before, count, tree, scores = "0" * 64, 0, Tree(), Scores()
    with open(os.path.join(folder, "entries.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            match = LINE.match(line.rstrip("\n"))
            if not match:
                raise Broken(f"entry {count + 1}: the line is not readable")
            stated, body = match.groups()
            entry = json.loads(body, parse_float=Decimal)
            if entry["seq"] != count + 1:
                raise Broken(f"entry {count + 1} is missing: the next one is {entry['seq']}")
            if hashlib.sha256((before + body).encode()).hexdigest() != stated:
                raise Broken(f"entry {entry['seq']} ({entry['at']}, {entry['action']}): it was changed, or the one before it")
            before, count = stated, entry["seq"]
            tree.add(stated)
            if count in due and due.pop(count) != {tree.root()}:
                raise Broken(f"entry {count}: the log does not fit the checkpoint made then; it was written anew")
            scores.take(entry)
    if due and max(due) > count:
        raise Broken(f"cut off after entry {count}: a checkpoint covers {max(due)} entries")
    print(f"{count} entries, one unbroken chain; {len(notes)} checkpoints fit; {scores.checked} results reckoned again")


if __name__ == "__main__":
    words = [w for w in sys.argv[1:] if w != "--trust"]
    trusted = words.pop() if "--trust" in sys.argv else None
    try:
        verify(words[0] if words else os.path.dirname(os.path.abspath(__file__)), trusted)
    except Broken as broken:
        print(broken)
        sys.exit(1)
