"""The peer of bench/compare: Annex A figures computed with pandas, as a careful analyst would write them today.

Reads the lists (a workbook, or a folder of CSV files), computes 24 indicators for the last six months with breakdowns by
age, gender, ethnicity and disability where the list has them, and writes one CSV of the totals: id, period_end, value.
Everything is vectorised: whole columns, no Python loop over rows.

    python annex_a_pandas.py LISTS.xlsx|FOLDER AS_AT BANK_HOLIDAYS.csv OUT.csv
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

AGES = [-np.inf, 0, 1, 5, 10, 16, np.inf]
AGE_LABELS = ["unborn", "under 1", "1-4", "5-9", "10-15", "16 and over"]


def read_lists(source: Path) -> dict[int, pd.DataFrame]:
    """The eleven lists by number: sheets are in order, CSV files carry the number in their names."""
    if source.is_dir():
        files = sorted(source.glob("*.csv"), key=lambda path: int("".join(filter(str.isdigit, path.stem))[:2] or 0))
        frames = [pd.read_csv(path, dtype=str) for path in files]
    else:
        frames = list(pd.read_excel(source, sheet_name=None, dtype=object, engine="openpyxl").values())
    lists = {}
    for number, frame in enumerate(frames, start=1):
        for column in frame.columns:
            if "date" in column.lower() or column in ("Latest Pathway Plan",):
                frame[column] = pd.to_datetime(frame[column], format="ISO8601", errors="coerce")
        lists[number] = frame
    return lists


class Figures:
    def __init__(self, as_at: pd.Timestamp, holidays: np.ndarray):
        self.ends = pd.DatetimeIndex([as_at - pd.offsets.MonthEnd(n) for n in range(5, 0, -1)] + [as_at])
        self.starts = self.ends - pd.offsets.MonthBegin(1)
        self.holidays = holidays
        self.rows: list[tuple[str, str, str, str, float]] = []

    def working_days(self, start: pd.Series, end: pd.Series) -> np.ndarray:
        """Working days after start up to and including end; NaN where a date is missing."""
        result = np.full(len(start), np.nan)
        known = (start.notna() & end.notna()).to_numpy()
        one = np.timedelta64(1, "D")
        first = start[known].to_numpy().astype("datetime64[D]") + one
        last = end[known].to_numpy().astype("datetime64[D]") + one
        result[known] = np.busday_count(first, last, holidays=self.holidays)
        return result

    def dimensions(self, frame: pd.DataFrame, dates: pd.Series) -> dict[str, pd.Series]:
        out = {}
        if "Date of Birth" in frame:
            years = (dates - frame["Date of Birth"]).dt.days / 365.25
            out["age_band"] = pd.cut(years, AGES, labels=AGE_LABELS, right=False).astype(str)
        for name, column in (("gender", "Gender"), ("ethnicity", "Ethnicity"), ("disability", "Does the Child have a Disability")):
            if column in frame:
                out[name] = frame[column].fillna("not known").astype(str)
        return out

    def add(self, name: str, end: pd.Timestamp, group_by: dict[str, pd.Series], how) -> None:
        everyone = pd.Series("all", index=next(iter(group_by.values())).index) if group_by else None
        for dimension, groups in {"total": everyone, **group_by}.items():
            if groups is None:
                continue
            for group, value in how(groups).items():
                self.rows.append((name, end.date().isoformat(), dimension, str(group), value))

    def events(self, name, frame, dates, value=None, kind="count"):
        for start, end in zip(self.starts, self.ends, strict=True):
            chosen = frame[dates.between(start, end)]
            groups = self.dimensions(chosen, dates[chosen.index])
            self.summarise(name, end, groups, None if value is None else value[chosen.index], kind)

    def open_at(self, name, frame, starts, ends, value=None, kind="count"):
        for end in self.ends:
            chosen = frame[(starts <= end) & (ends.isna() | (ends > end))]
            groups = self.dimensions(chosen, pd.Series(end, index=chosen.index))
            values = None if value is None else value(end)[chosen.index]
            if kind == "children":
                values = chosen["Child Unique ID"]
            self.summarise(name, end, groups, values, kind)

    def summarise(self, name, end, groups, values, kind):
        if kind == "count":
            self.add(name, end, groups, lambda g: g.groupby(g).size())
        elif kind == "children":
            self.add(name, end, groups, lambda g: values.groupby(g).nunique())
        elif kind == "percent":
            self.add(name, end, groups, lambda g: 100.0 * values.groupby(g).mean())
        else:
            self.add(name, end, groups, lambda g: values.groupby(g).median())


def main(source: Path, as_at: pd.Timestamp, holidays: np.ndarray, out: Path) -> None:
    lists = read_lists(source)
    figures = Figures(as_at, holidays)

    contacts = lists[1].drop_duplicates(["Child Unique ID", "Date of Contact", "Contact Source"])
    figures.events("contacts_received", contacts, contacts["Date of Contact"])

    early_help = lists[2]
    started, completed = early_help["Assessment start date"], early_help["Assessment completion date"]
    figures.events("early_help_started", early_help, started)
    figures.open_at("early_help_open", early_help, started, completed, kind="children")

    referrals = lists[3].drop_duplicates(["Child Unique ID", "Date of referral"])
    figures.events("referrals_received", referrals, referrals["Date of referral"])

    assessments = lists[4]
    started = assessments["Continuous Assessment Start Date"]
    authorised = assessments["Continuous Assessment Date of Authorisation"]
    days = pd.Series(figures.working_days(started, authorised), index=assessments.index)
    figures.open_at("assessments_open", assessments, started, authorised)
    figures.events("assessments_completed", assessments, authorised)
    figures.events("assessments_within_45_days_percent", assessments, authorised, (days <= 45).astype(float), "percent")
    figures.events("assessment_duration_days_median", assessments, authorised, days, "median")

    enquiries = lists[5]
    strategy = enquiries["Strategy discussion initiating Section 47 Enquiry Start Date"]
    conference = enquiries["Date of Initial Child Protection Conference"]
    days = pd.Series(figures.working_days(strategy, conference), index=enquiries.index)
    figures.events("section_47_started", enquiries, strategy)
    figures.events("icpcs_held", enquiries, conference)
    figures.events("icpc_within_15_days_percent", enquiries, conference, (days <= 15).astype(float), "percent")

    need = lists[6]
    figures.open_at("cin_open", need, need["CIN Start Date"], need["CIN Closure Date"])
    figures.open_at(
        "cin_primary_need_abuse_percent", need, need["CIN Start Date"], need["CIN Closure Date"],
        lambda end: need["Primary Need Code"].fillna("").str.startswith("N1").astype(float), "percent")

    plans = lists[7]
    started, ended = plans["Child Protection Plan Start Date"], plans["Child Protection Plan End Date"]
    figures.open_at("cp_plans_open", plans, started, ended)
    figures.events("cp_plans_started", plans, started)
    figures.events("cp_plans_ended", plans, ended)
    figures.open_at(
        "cp_plans_open_2_years_percent", plans, started, ended,
        lambda end: (started <= end - pd.DateOffset(months=24)).astype(float), "percent")

    care = lists[8]
    started, ceased = care["Date Started to be Looked After"], care["Date Ceased to be Looked After"]
    figures.open_at("cla_total", care, started, ceased)
    figures.events("cla_starting", care, started)
    figures.events("cla_ceasing", care, ceased)

    leavers = lists[9]
    age = (as_at.year - leavers["Date of Birth"].dt.year) - (
        leavers["Date of Birth"].dt.strftime("%m%d") > as_at.strftime("%m%d")).astype(int)
    contact = leavers["LA in Touch"].fillna("").astype(str)
    cohort = leavers[age.between(17, 21) & ~contact.str.contains("DIED|RHOM", case=False)]
    groups = figures.dimensions(cohort, pd.Series(as_at, index=cohort.index))
    for name, met in (
        ("care_leavers_in_touch_percent", cohort["LA in Touch"].fillna("").astype(str).str.upper().str.contains("YES")),
        ("care_leavers_suitable_accommodation_percent",
         cohort["Suitability of Accommodation"].fillna("").astype(str).str.startswith(("1", "Suit"))),
        ("care_leavers_eet_percent", cohort["Activity Status"].fillna("").astype(str).str.contains(r"^[FP][1245]")),
    ):
        figures.summarise(name, as_at, groups, met.astype(float), "percent")

    table = pd.DataFrame(figures.rows, columns=["id", "period_end", "dimension", "group", "value"])
    table[table["dimension"] == "total"][["id", "period_end", "value"]].to_csv(out, index=False)
    print(f"{table['id'].nunique()} indicators, {len(table)} figures")


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        pd.Timestamp(sys.argv[2]),
        pd.read_csv(sys.argv[3], header=None)[0].to_numpy().astype("datetime64[D]"),
        Path(sys.argv[4]),
    )
