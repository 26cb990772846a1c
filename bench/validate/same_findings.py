#!/usr/bin/env python3
"""same_findings.py OURS THEIRS: compares two files of findings; prints how many differ, and by rule where some do."""

import collections
import sys


def findings_of(path):
    with open(path) as file:
        return set(file.read().split()[1:])


def main():
    ours, theirs = findings_of(sys.argv[1]), findings_of(sys.argv[2])
    only_ours, only_theirs = ours - theirs, theirs - ours
    print(f"{len(ours)} findings, {len(only_ours) + len(only_theirs)} different")
    for words, some in (("only ours", only_ours), ("only the peer's", only_theirs)):
        for rule, count in collections.Counter(line.split(",")[0] for line in some).items():
            print(f"  rule {rule}: {count} {words}, such as {min(line for line in some if line.startswith(rule + ','))}")
    sys.exit(1 if ours != theirs else 0)


if __name__ == "__main__":
    main()
