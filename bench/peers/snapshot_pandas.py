"""The peer of bench/beside_pandas: 25 indicators over 36 months with every shared breakdown, from a snapshot's Parquet tables,
computed with pandas as a careful analyst would write them today.

Reads only the columns it needs, turns repeated text into categories, works on whole columns and counts all months of an
event table at once; the only loops are over the 36 ends of months, the breakdowns and the indicators. Breakdowns: age band,
gender, ethnicity, disability, team, service and quadrant (by the team of the row, or else the one that held the case on
the day). Writes one CSV of the totals: id, period_end, value.

    python snapshot_pandas.py SNAPSHOT AS_AT MONTHS BANK_HOLIDAYS.csv OUT.csv
    python snapshot_pandas.py --ids
"""

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd

AGES = [-np.inf, 0, 1, 5, 10, 16, np.inf]
AGE_LABELS = ["Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over"]


class Authority:
    """The tables, the children's breakdowns and the teams."""

    def __init__(self, snapshot: Path):
        self.snapshot = snapshot
        person = self.table("ssd_person", ["pers_person_id", "pers_dob", "pers_sex", "pers_ethnicity"])
        person = person.drop_duplicates("pers_person_id").set_index("pers_person_id")
        disabled = self.table("ssd_disability", ["disa_person_id", "disa_disability_code"])
        disabled = disabled[disabled["disa_disability_code"].fillna("NONE").str.upper() != "NONE"]
        self.people = pd.DataFrame({
            "born": person["pers_dob"],
            "gender": person["pers_sex"].fillna("Not recorded").astype("category"),
            "ethnicity": person["pers_ethnicity"].str.slice(0, 1).fillna("Not known").astype("category"),
            "disability": pd.Categorical(np.where(person.index.isin(disabled["disa_person_id"]), "Disabled", "Not recorded")),
        })
        held = self.table("ssd_involvements", ["invo_person_id", "invo_professional_team", "invo_professional_role_id",
                                               "invo_involvement_start_date", "invo_involvement_end_date"])
        held = held[held["invo_professional_role_id"].str.strip().str.upper() == "ALLOCATED CASE WORKER"]
        held.columns = ["person", "team", "role", "held_from", "held_to"]
        self.held = held.dropna(subset=["held_from"]).sort_values("held_from").drop(columns="role")
        teams = self.table("ext_team", ["team_id", "service", "quadrant"]).drop_duplicates("team_id").set_index("team_id")
        self.service, self.quadrant = teams["service"], teams["quadrant"]

    def table(self, name: str, columns: list[str]) -> pd.DataFrame:
        frame = pd.read_parquet(self.snapshot / f"{name}.parquet", columns=columns)
        for column in columns:
            if column.endswith("_date") or column.endswith("_dob"):
                frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
        return frame

    def dimensions(self, rows: pd.DataFrame, day: pd.Series) -> dict[str, pd.Series]:
        """The group of each row in each breakdown on its day; `rows` has `person` and perhaps `team`."""
        known = self.people.reindex(rows["person"])
        known.index = rows.index
        years = (day - known["born"]).dt.days / 365.25
        groups = {"age_band": pd.cut(years, AGES, labels=AGE_LABELS, right=False)}
        for name in ("gender", "ethnicity", "disability"):
            groups[name] = known[name]
        team = rows["team"] if "team" in rows else self.team_on(rows["person"], day)
        groups["team"] = team.astype("category")
        groups["service"] = team.map(self.service).astype("category")
        groups["quadrant"] = team.map(self.quadrant).astype("category")
        return groups

    def team_on(self, person: pd.Series, day: pd.Series) -> pd.Series:
        asked = pd.DataFrame({"person": person, "day": day.astype("datetime64[s]"), "place": np.arange(len(person))})
        asked = asked.sort_values("day")
        found = pd.merge_asof(asked, self.held, left_on="day", right_on="held_from", by="person")
        found.loc[found["held_to"] <= found["day"], "team"] = None
        found = found.sort_values("place")
        return pd.Series(found["team"].to_numpy(), index=person.index)


class Figures:
    def __init__(self, authority: Authority, as_at: pd.Timestamp, months: int, holidays: np.ndarray):
        self.authority = authority
        self.holidays = holidays
        last = as_at + pd.offsets.Day(1) - pd.offsets.MonthBegin(1) - pd.offsets.Day(1)
        last = as_at if as_at == as_at + pd.offsets.MonthEnd(0) else last
        self.ends = pd.date_range(end=last, periods=months, freq="ME")
        # The ends of the events' months and of the days at which spells are counted: the last is the day itself.
        self.days = self.ends if last == as_at else pd.date_range(end=last, periods=months - 1, freq="ME").append(
            pd.DatetimeIndex([as_at]))
        self.rows: list[tuple[str, str, str, str, float]] = []

    def working_days(self, start: pd.Series, end: pd.Series) -> pd.Series:
        """Working days after start up to and including end; NaN where a date is missing or the end is before."""
        result = np.full(len(start), np.nan)
        known = (start.notna() & end.notna() & (end >= start)).to_numpy()
        one = np.timedelta64(1, "D")
        first = start[known].to_numpy().astype("datetime64[D]") + one
        last = end[known].to_numpy().astype("datetime64[D]") + one
        result[known] = np.busday_count(first, last, holidays=self.holidays)
        return pd.Series(result, index=start.index)

    def keep(self, name: str, dimension: str, table: pd.Series) -> None:
        for (end, group), value in table.items():
            self.rows.append((name, end.date().isoformat(), dimension, str(group), value))

    def summarise(self, name: str, ends: pd.Series, groups: dict[str, pd.Series], value: pd.Series | None, kind: str) -> None:
        everyone = pd.Series("all", index=ends.index)
        for dimension, group in {"total": everyone, **groups}.items():
            if kind == "count":
                table = ends.groupby([ends, group], observed=True).size()
            elif kind == "children":
                table = value.groupby([ends, group], observed=True).nunique()
            elif kind == "percent":
                table = 100.0 * value.groupby([ends, group], observed=True).mean()
            else:
                table = value.groupby([ends, group], observed=True).median()
            self.keep(name, dimension, table)

    def events(self, rows: pd.DataFrame, day: pd.Series, measures: list, rolling: bool = False) -> None:
        """`measures`: (id, kind, value or None), all of the same rows; `rolling`: over twelve months."""
        first = (self.ends[0] - pd.DateOffset(months=12 if rolling else 1)) + pd.offsets.MonthEnd(0)
        inside = (day > first) & (day <= self.ends[-1])
        rows, day = rows[inside], day[inside]
        groups = self.authority.dimensions(rows, day)
        ends = day + pd.offsets.MonthEnd(0)
        for name, kind, value in measures:
            chosen = None if value is None else value[inside]
            if not rolling:
                self.summarise(name, ends, groups, chosen, kind)
                continue
            for end in self.ends:
                window = (ends > end - pd.DateOffset(months=12)) & (ends <= end)
                self.summarise(name, pd.Series(end, index=ends.index[window]),
                               {key: group[window] for key, group in groups.items()},
                               None if chosen is None else chosen[window], kind)

    def open_at(self, rows: pd.DataFrame, start: pd.Series, end: pd.Series, measures: list) -> None:
        """`measures`: (id, kind, function of the day and the chosen rows, or None)."""
        for day in self.days:
            chosen = (start <= day) & (end.isna() | (end > day))
            some = rows[chosen]
            on = pd.Series(day, index=some.index)
            groups = self.authority.dimensions(some, on)
            for name, kind, value in measures:
                values = some["person"] if kind == "children" else None if value is None else value(day, some)
                self.summarise(name, on, groups, values, kind)


def measure(authority: Authority, figures: Figures) -> None:
    contacts = authority.table("ssd_contacts", ["cont_person_id", "cont_contact_date", "cont_contact_source_code"])
    contacts = contacts.drop_duplicates().rename(columns={"cont_person_id": "person"})
    figures.events(contacts, contacts["cont_contact_date"], [("contacts_received", "count", None)])
    del contacts

    helped = authority.table("ssd_early_help_episodes",
                             ["earl_person_id", "earl_episode_start_date", "earl_episode_end_date"])
    helped = helped.rename(columns={"earl_person_id": "person"})
    start, end = helped["earl_episode_start_date"], helped["earl_episode_end_date"]
    figures.events(helped, start, [("early_help_started", "count", None)])
    figures.open_at(helped, start, end, [("early_help_open", "children", None)])

    need = authority.table("ssd_cin_episodes",
                           ["cine_person_id", "cine_referral_id", "cine_referral_date", "cine_close_date", "cine_close_reason",
                            "cine_referral_nfa", "cine_cin_primary_need_code", "cine_referral_team"])
    need = need.rename(columns={"cine_person_id": "person", "cine_referral_team": "team"})
    need["nfa"] = need["cine_referral_nfa"].fillna("N") == "Y"
    referrals = need.sort_values(["person", "cine_referral_date", "nfa", "cine_referral_id"])
    first = ~referrals.duplicated(["person", "cine_referral_date"])
    days = referrals[first]
    previous = days.groupby("person")["cine_referral_date"].shift()
    referrals = referrals[first | ~referrals["nfa"]]
    referrals = referrals.assign(previous=previous).sort_values(["person", "cine_referral_date", "nfa"])
    referrals["previous"] = referrals.groupby(["person", "cine_referral_date"])["previous"].transform("first")
    day = referrals["cine_referral_date"]
    again = (referrals["previous"] >= day - pd.DateOffset(months=12)).astype(float)
    figures.events(referrals, day, [("referrals_received", "count", None), ("re_referrals_percent", "percent", again)])
    figures.events(referrals, day, [("referrals_no_further_action_percent", "percent", referrals["nfa"].astype(float))],
                   rolling=True)
    del referrals

    need = need[need["cine_referral_nfa"].fillna("N") == "N"]
    start, end = need["cine_referral_date"], need["cine_close_date"]
    in_need = need["cine_close_reason"].fillna("") != "RC8"
    figures.events(need[in_need], start[in_need], [("cin_started", "count", None)])
    figures.events(need[in_need], end[in_need], [("cin_ended", "count", None)])
    abuse = need["cine_cin_primary_need_code"].fillna("").str.upper().str.startswith("N1").astype(float)
    figures.open_at(need, start, end, [
        ("cin_open", "count", None),
        ("cin_primary_need_abuse_percent", "percent", lambda day, some: abuse[some.index]),
        ("cin_open_2_years_percent", "percent",
         lambda day, some: (some["cine_referral_date"] + pd.DateOffset(months=24) <= day).astype(float))])
    del need

    work = authority.table("ssd_cin_assessments", ["cina_person_id", "cina_assessment_start_date", "cina_assessment_auth_date",
                                                   "cina_assessment_team"])
    work = work.rename(columns={"cina_person_id": "person", "cina_assessment_team": "team"})
    start, end = work["cina_assessment_start_date"], work["cina_assessment_auth_date"]
    taken = figures.working_days(start, end)
    figures.open_at(work, start, end, [("assessments_open", "count", None)])
    figures.events(work, end, [("assessments_completed", "count", None),
                               ("assessments_within_45_days_percent", "percent", (taken <= 45).astype(float)),
                               ("assessment_duration_days_median", "median", taken)])
    del work

    enquiries = authority.table("ssd_s47_enquiry", ["s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date",
                                                    "s47e_s47_completed_by_team"])
    enquiries = enquiries.rename(columns={"s47e_person_id": "person", "s47e_s47_completed_by_team": "team"})
    figures.events(enquiries, enquiries["s47e_s47_start_date"], [("section_47_started", "count", None)])
    held = authority.table("ssd_initial_cp_conference", ["icpc_person_id", "icpc_s47_enquiry_id", "icpc_icpc_date",
                                                         "icpc_icpc_transfer_in", "icpc_icpc_team"])
    held = held[held["icpc_icpc_date"].notna() & (held["icpc_icpc_transfer_in"].fillna("N") == "N")]
    held = held.merge(enquiries, how="left", left_on=["icpc_s47_enquiry_id", "icpc_person_id"],
                      right_on=["s47e_s47_enquiry_id", "person"])
    held["person"] = held["icpc_person_id"]
    held["team"] = held["icpc_icpc_team"].fillna(held["team"])
    taken = figures.working_days(held["s47e_s47_start_date"], held["icpc_icpc_date"])
    figures.events(held, held["icpc_icpc_date"], [("icpcs_held", "count", None),
                                                  ("icpc_within_15_days_percent", "percent", (taken <= 15).astype(float))])

    plans = authority.table("ssd_cp_plans", ["cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date",
                                             "cppl_cp_plan_ola"])
    plans = plans[plans["cppl_cp_plan_ola"].fillna("N") == "N"].rename(columns={"cppl_person_id": "person"})
    start, end = plans["cppl_cp_plan_start_date"], plans["cppl_cp_plan_end_date"]
    figures.events(plans, start, [("cp_plans_started", "count", None)])
    figures.events(plans, end, [("cp_plans_ended", "count", None)])
    figures.open_at(plans, start, end, [
        ("cp_plans_open", "children", None),
        ("cp_plans_open_2_years_percent", "percent",
         lambda day, some: (some["cppl_cp_plan_start_date"] + pd.DateOffset(months=24) <= day).astype(float))])

    care = authority.table("ssd_cla_episodes", ["clae_person_id", "clae_cla_id", "clae_entered_care_date",
                                                "clae_cla_episode_start_date", "clae_cla_episode_ceased_date",
                                                "clae_cla_episode_ceased_reason"])
    care = care.sort_values(["clae_person_id", "clae_cla_episode_start_date"]).rename(columns={"clae_person_id": "person"})
    status = authority.table("ssd_legal_status", ["lega_person_id", "lega_legal_status", "lega_legal_status_start_date"])
    status = status.dropna(subset=["lega_legal_status_start_date"]).sort_values("lega_legal_status_start_date")
    begun = care.reset_index().dropna(subset=["clae_cla_episode_start_date"]).sort_values("clae_cla_episode_start_date")
    begun = pd.merge_asof(begun, status, left_on="clae_cla_episode_start_date", right_on="lega_legal_status_start_date",
                          left_by="person", right_by="lega_person_id")
    short_breaks = begun.loc[begun["lega_legal_status"].isin(["V3", "V4"]), "index"]
    care = care.drop(index=short_breaks)
    by_period = care.groupby(["person", "clae_cla_id"], sort=False)
    periods = by_period.agg(start=("clae_entered_care_date", "min")).reset_index()
    final = by_period.tail(1).set_index(["person", "clae_cla_id"])
    final = final.reindex(pd.MultiIndex.from_frame(periods[["person", "clae_cla_id"]]))
    ended = final["clae_cla_episode_ceased_date"].where(final["clae_cla_episode_ceased_reason"] != "X1")
    born = authority.people["born"].reindex(periods["person"])
    eighteen = born + pd.DateOffset(years=18)
    # Who was born on 29 February has a birthday on 1 March in other years; the offset gives 28 February.
    eighteen += pd.to_timedelta(np.where(born.dt.day != eighteen.dt.day, 1, 0), unit="D")
    periods["end"] = np.fmin(ended.to_numpy(), eighteen.to_numpy())
    figures.open_at(periods, periods["start"], periods["end"], [("cla_total", "count", None)])
    figures.events(periods, periods["start"], [("cla_starting", "count", None)])
    figures.events(periods, periods["end"], [("cla_ceasing", "count", None)])


def main(snapshot: Path, as_at: pd.Timestamp, months: int, holidays: np.ndarray, out: Path) -> None:
    authority = Authority(snapshot)
    figures = Figures(authority, as_at, months, holidays)
    measure(authority, figures)
    table = pd.DataFrame(figures.rows, columns=["id", "period_end", "dimension", "group", "value"])
    table[table["dimension"] == "total"][["id", "period_end", "value"]].to_csv(out, index=False)
    print(f"{table['id'].nunique()} indicators, {len(table)} figures")


if __name__ == "__main__":
    if sys.argv[1] == "--ids":
        own = Path(__file__).read_text()
        measures = re.findall(r'\("([a-z0-9_]+)", "(?:count|children|percent|median)"', own)
        print("\n".join(sorted(set(measures))))
        sys.exit()
    main(
        Path(sys.argv[1]),
        pd.Timestamp(sys.argv[2]),
        int(sys.argv[3]),
        pd.read_csv(sys.argv[4], header=None)[0].to_numpy().astype("datetime64[D]"),
        Path(sys.argv[5]),
    )
