#!/usr/bin/env python3
"""Twenty of the SSDA903's rules as a careful analyst would write them in pandas: whole columns, no loop over rows.

peer.py RETURN FINDINGS: reads RETURN/now and RETURN/last as make_return writes them, only the tables and columns that
the rules need, writes rule, table and row of each finding, and prints a line of JSON: the times of reading and of the
rules. peer.py --rules prints the rules' codes with commas between them, peer.py --tables the files that they need.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

YEAR_START = pd.Timestamp(2025, 4, 1)
YEAR_END = pd.Timestamp(2026, 3, 31)

ETHNICITIES = ("WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT").split()
LEGAL_STATUSES = "C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3".split()
HEALTH_ITEMS = ("CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED "
                "INTERVENTION_OFFERED").split()
ITEMS_OF_ALL = "IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE".split()

# File, table, columns that hold codes, columns that hold days.
TABLES = {
    "header": ("Header", ["CHILD", "SEX", "ETHNIC"], ["DOB"]),
    "episodes": ("Episodes", ["CHILD", "RNE", "LS", "CIN", "PLACE", "REC"], ["DECOM", "DEC"]),
    "reviews": ("Reviews", ["CHILD", "REVIEW_CODE"], ["DOB"]),
    "oc2": ("OC2", ["CHILD", *HEALTH_ITEMS], ["DOB"]),
}
TABLES_LAST = {"episodes": ("Episodes", ["CHILD", "LS"], ["DECOM", "DEC"])}

RULES = ("101 102 103 144 147 167 181 190 191 356 359 385 388 433 501 502 503B 504 INT03 INT17").split()


def read_tables(folder, wanted):
    """Codes trimmed and in capitals; of a day both the day and whether anything is entered."""
    tables = {}
    for file, (_, codes, days) in wanted.items():
        raw = pd.read_csv(folder / f"{file}.csv", usecols=codes + days, dtype="str", keep_default_na=False, engine="pyarrow")
        frame = pd.DataFrame({"row": np.arange(1, len(raw) + 1)})
        for name in codes:
            # Few texts for many rows: each is mended once.
            numbers, texts = pd.factorize(raw[name])
            frame[name] = texts.str.strip().str.upper().to_numpy(dtype=object)[numbers]
            if name != "CHILD":
                frame[name] = frame[name].astype("category")
        for name in days:
            numbers, texts = pd.factorize(raw[name])
            texts = pd.Series(texts).str.strip()
            frame[name] = pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce").to_numpy()[numbers]
            frame[name + "_given"] = (texts != "").to_numpy()[numbers]
        tables[file] = frame
    return tables


def number_children(*groups):
    """The same number for the rows of a child in all tables; one of its own for each row without an identifier."""
    frames = [frame for group in groups for frame in group.values()]
    numbers, _ = pd.factorize(pd.concat([frame["CHILD"] for frame in frames], ignore_index=True))
    blank = np.concatenate([(frame["CHILD"] == "").to_numpy() for frame in frames])
    numbers[blank] = numbers.max() + 1 + np.arange(blank.sum())
    start = 0
    for frame in frames:
        frame["child"] = numbers[start:start + len(frame)]
        start += len(frame)


def by_start(episodes):
    """Episodes whose start is known, by child and start, those of one day as in the source."""
    known = episodes[episodes["DECOM"].notna()]
    return known.sort_values(["child", "DECOM"], kind="stable")


def birthday(born, years):
    """On 1 March for 29 February in years that have none."""
    values = born.to_numpy().astype("datetime64[D]")
    months = values.astype("datetime64[M]")
    day = values - months.astype("datetime64[D]")
    then = months + 12 * years
    return pd.Series((then.astype("datetime64[D]") + day), index=born.index)


def all_year(ordered):
    """The children looked after without a break from before the year until its end, as numbers."""
    e = ordered[(ordered["DECOM"] <= YEAR_END) & ~(ordered["DEC"] < YEAR_START)]
    same = (e["child"] == e["child"].shift()).to_numpy()
    last = (e["child"] != e["child"].shift(-1)).to_numpy()
    before_end = e["DEC"].shift()
    started_again = (e["RNE"] == "S") & (e["DECOM"] > YEAR_START)
    goes_on = ~started_again & (before_end.isna() | ((e["REC"].astype(object).shift() == "X1") & (e["DECOM"] <= before_end)))
    wrong = e["LS"].isin(["V3", "V4"]) | np.where(same, ~goes_on, e["DECOM"] > YEAR_START)
    stays = e["DEC"].isna() | (e["DEC"] > YEAR_END) | (e["REC"] == "X1")
    wrong |= last & ~stays
    children = e["child"].unique()
    return np.setdiff1d(children, e["child"][wrong].unique(), assume_unique=True)


def check(now, last):
    header, episodes, reviews, oc2 = now["header"], now["episodes"], now["reviews"], now["oc2"]
    found = []

    def fail(rule, table, rows):
        found.append((rule, table, np.unique(rows["row"].to_numpy())))

    # Values and days, each row by itself.
    fail("101", "Header", header[~header["SEX"].isin(["M", "F", "U"])])
    fail("102", "Header", header[header["DOB"].isna()])
    fail("103", "Header", header[~header["ETHNIC"].isin(ETHNICITIES)])
    fail("144", "Episodes", episodes[(episodes["LS"] != "") & ~episodes["LS"].isin(LEGAL_STATUSES)])
    fail("147", "Episodes", episodes[episodes["DEC"].isna() & episodes["DEC_given"]])
    fail("167", "Reviews", reviews[~reviews["REVIEW_CODE"].isin([f"PN{n}" for n in range(8)])])
    no_figure = np.zeros(len(oc2), dtype=bool)
    for item in HEALTH_ITEMS:
        no_figure |= ~oc2[item].isin(["", "0", "1"]).to_numpy()
    fail("181", "OC2", oc2[no_figure])
    fail("356", "Episodes", episodes[episodes["DEC"] < episodes["DECOM"]])
    fail("385", "Episodes", episodes[episodes["DEC"] > YEAR_END])

    # Against the header.
    births = header[["child", "DOB", "DOB_given"]].rename(columns={"DOB": "born", "DOB_given": "born_given"})
    beside = episodes.merge(births, on="child")
    end = beside["DEC"].where(beside["DEC_given"], YEAR_END)
    late = (end > birthday(beside["born"], 18)) & ~((beside["LS"] == "V2") & (beside["PLACE"] == "K2"))
    fail("359", "Episodes", beside[late])
    fail("INT03", "Episodes", episodes[~episodes["child"].isin(header["child"])])
    beside = reviews.merge(births, on="child")
    differs = (beside["DOB"].notna() | beside["born"].notna()) & (beside["DOB"] != beside["born"])
    fail("INT17", "Reviews", beside[beside["DOB_given"] & beside["born_given"] & differs])

    # Episodes as a chain.
    e = by_start(episodes)
    same = e["child"] == e["child"].shift()
    follows = e["child"] == e["child"].shift(-1)
    before_end = e["DEC"].shift()
    next_start = e["DECOM"].shift(-1)
    promised = e["REC"] == "X1"
    joined = next_start == e["DEC"]
    fail("388", "Episodes", e[np.where(follows, np.where(promised, e["DEC"].notna() & ~joined, joined & (e["REC"] != "")), promised & e["DEC_given"])])
    fail("433", "Episodes", e[same & e["RNE"].isin(list("LPTBU")) & (e["DECOM"] != before_end)])
    fail("501", "Episodes", e[same & (e["DECOM"] < before_end)])
    starts = ~same | (e["RNE"] == "S")
    first_need = e["CIN"].cat.codes.where(starts).ffill()
    fail("504", "Episodes", e[~starts & (e["CIN"].cat.codes != first_need)])

    # Against last year's last episode, where it was open.
    was = by_start(last["episodes"]).drop_duplicates("child", keep="last")
    was = was[~was["DEC_given"]]
    pair = e.drop_duplicates("child").merge(was, on="child", suffixes=("", "_was"))
    fail("502", "Episodes", pair[pair["DECOM"] != pair["DECOM_was"]])
    fail("503B", "Episodes", pair[pair["LS"].astype(object) != pair["LS_was"].astype(object)])

    # Looked after all year.
    stayed = all_year(e)
    in_care = oc2["child"].isin(stayed)
    any_item = np.zeros(len(oc2), dtype=bool)
    for item in HEALTH_ITEMS:
        any_item |= (oc2[item] != "").to_numpy()
    lacks_item = np.zeros(len(oc2), dtype=bool)
    for item in ITEMS_OF_ALL:
        lacks_item |= (oc2[item] == "").to_numpy()
    fail("190", "OC2", oc2[any_item & ~in_care])
    fail("191", "OC2", oc2[lacks_item & in_care])
    without = np.setdiff1d(stayed, oc2["child"])
    fail("191", "Episodes", e[e["child"].isin(without)])
    return found


def main():
    if sys.argv[1:] == ["--rules"]:
        print(",".join(RULES))
        return
    if sys.argv[1:] == ["--tables"]:
        print(*(f"now/{file}.csv" for file in TABLES), *(f"last/{file}.csv" for file in TABLES_LAST))
        return
    folder, to = Path(sys.argv[1]), Path(sys.argv[2])
    begun = time.perf_counter()
    now = read_tables(folder / "now", TABLES)
    last = read_tables(folder / "last", TABLES_LAST)
    read = time.perf_counter() - begun
    begun = time.perf_counter()
    number_children(now, last)
    found = check(now, last)
    rules = time.perf_counter() - begun
    with to.open("w") as file:
        file.write("rule,table,row\n")
        for rule, table, rows in found:
            file.writelines(f"{rule},{table},{row}\n" for row in rows.tolist())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"read_s": round(read, 3), "rules_s": round(rules, 3), "findings": sum(len(rows) for _, _, rows in found),
                      "peak_mib": round(peak)}))


if __name__ == "__main__":
    main()
