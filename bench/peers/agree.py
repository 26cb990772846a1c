"""Whether Windscreen's figures and the peer's are the same: python agree.py FIGURES.csv PEER.csv (totals only)."""

import sys

import pandas as pd

ours = pd.read_csv(sys.argv[1], usecols=["id", "period_end", "dimension", "value"])
ours = ours[ours["dimension"] == "total"][["id", "period_end", "value"]]
theirs = pd.read_csv(sys.argv[2])
both = ours.merge(theirs, on=["id", "period_end"], suffixes=("", "_peer"))
differ = both[(both["value"] - both["value_peer"]).abs() > 1e-6 * both["value"].abs().clip(lower=1)]
print(f"{len(both)} totals compared, {len(differ)} differ")
if len(differ):
    print(differ.to_string(index=False))
