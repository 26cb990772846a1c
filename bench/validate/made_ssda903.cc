// The made-up SSDA903 returns: a child's story in care, and the two years' tables that tell it.
#include <algorithm>
#include <array>

#include "draw.h"
#include "made_returns.h"

namespace windscreen::bench {
namespace {

using validate::Day;

const Day this_year_end = Day::on(2026, 3, 31);
constexpr int providers = 4000;
constexpr int postcodes = 20000;
constexpr int full_age = 18;

// ---- What the stories refer to ----

std::string postcode(int number) {
  constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
  const auto letter = [&](int place) { return letters[static_cast<std::size_t>(place % 20)]; };
  std::string text = "GU";
  text += std::to_string(1 + number / 4000);
  text += ' ';
  text += std::to_string(number / 400 % 10);
  text += letter(number);
  text += letter(number / 20);
  return text;
}

std::string urn(int number) { return "SC" + std::to_string(100000 + number); }
std::string_view authority_of(int number) {
  constexpr std::array<std::string_view, 8> codes{"936", "936", "936", "850", "919", "886", "869", "213"};
  return codes[static_cast<std::size_t>(number % 8)];
}

// ---- A table's text ----

class TableText {
 public:
  TableText(std::string name, std::string_view header) : file_{std::move(name), std::string(header) + "\n"} {}
  void row(std::vector<std::string> cells, Draw& draw, bool faults = true) {
    if (faults) {
      if (draw.in_a_thousand(2)) return;
      if (draw.in_a_thousand(30)) {
        std::string& cell = cells[static_cast<std::size_t>(draw.below(static_cast<int>(cells.size())))];
        // An identifier is seldom wrong.
        if (&cell != cells.data() || draw.in_a_thousand(200)) cell = mistaken(cell, draw);
      }
    }
    const std::size_t from = file_.text.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) file_.text += ',';
      file_.text += cells[i];
    }
    file_.text += '\n';
    if (faults && draw.in_a_thousand(2)) file_.text += file_.text.substr(from);
  }
  MadeFile take() { return std::move(file_); }

 private:
  MadeFile file_;
};

struct Tables {
  TableText header{"header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,UASC"};
  TableText episodes{"episodes.csv",
                     "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,"
                     "PL_POST,URN,PL_LA,PL_DISTANCE,PL_LOCATION"};
  TableText reviews{"reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE"};
  TableText uasc{"uasc.csv", "CHILD,SEX,DOB,DUC"};
  TableText oc2{"oc2.csv",
                "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
                "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED"};
  TableText oc3{"oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"};
  TableText ad1{"ad1.csv", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR"};
  TableText placed{"placed_for_adoption.csv",
                   "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"};
  TableText previous{"previous_permanence.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"};
  TableText missing{"missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END"};
  TableText workers{"sw_episodes.csv", "CHILD,SW_ID,DOB,SW_DECOM,SW_DEC,SW_REASON"};
  TableText orders{"dolo.csv", "CHILD,DOB,DOLO_START,DOLO_END"};

  std::vector<MadeFile> take() {
    std::vector<MadeFile> files;
    for (TableText* table : {&header, &episodes, &reviews, &uasc, &oc2, &oc3, &ad1, &placed, &previous,
                             &missing, &workers, &orders})
      files.push_back(table->take());
    return files;
  }
};

// ---- A child's story ----

struct Stay {
  Day from;
  Day to;
  std::string rne, status, place, provider, urn, authority, distance, home, post, ceased, change, location;
};

struct Span {
  Day from;
  Day to;
  std::string first, second;
};

struct Story {
  std::string id, sex, born, ethnic, upn, need;
  Day birth;
  bool asylum = false;
  bool leaver = false;
  bool adopted = false;
  Day matched;
  std::vector<Stay> stays;
  std::vector<Span> reviews, missing, workers, orders;
};

void place(Stay& stay, const Story& story, const std::string& home, Draw& draw) {
  const bool fostered = draw.in_a_thousand(720);
  const int register_line = draw.below(providers);
  stay.place =
      fostered ? draw.of({"U1", "U3", "U4", "U4", "U6", "U6"}) : draw.of({"K2", "K2", "P1", "K3", "R1"});
  const bool none = stay.place == "P1" || stay.place == "R1";
  stay.provider = stay.place == "P1" ? "PR0" : std::string(draw.of({"PR1", "PR1", "PR4", "PR5"}));
  stay.urn = none ? "" : urn(register_line);
  stay.authority = authority_of(register_line);
  stay.location = stay.authority == "936" ? "IN" : "OUT";
  stay.distance = std::to_string(draw.below(60)) + '.' + std::to_string(draw.below(10));
  stay.home = home;
  stay.post = postcode(none ? draw.below(postcodes) : register_line * 5);
  stay.status = story.asylum ? "V2" : draw.of({"C1", "C2", "C2", "C2", "V2", "V2", "E1"});
}

std::vector<Stay> stays_of(const Story& story, Day from, Day to, Draw& draw) {
  std::vector<Stay> stays;
  const std::string home = postcode(draw.below(postcodes));
  const Day last = to.known() ? to : this_year_end;
  for (Day day = from; day < last;) {
    Stay stay;
    stay.from = day;
    place(stay, story, home, draw);
    stay.rne = stays.empty() ? "S" : draw.of({"P", "P", "L", "T", "B"});
    if (!stays.empty() && stay.rne == "L") {
      const std::string status = stay.status;
      stay = stays.back();
      stay.status = stay.status == status ? std::string("C2") : status;
      stay.from = day;
      stay.rne = "L";
      stay.change.clear();
    }
    const Day next = day.plus_days(draw.between(15, 330));
    stay.to = next < last ? next : to;
    stay.ceased = next < last ? "X1" : "";
    stays.push_back(stay);
    day = next;
  }
  for (std::size_t i = 0; i + 1 < stays.size(); ++i) {
    if (stays[i + 1].rne != "L") stays[i].change = draw.of({"CARPL", "CREQB", "CHILD", "LAREQ", "OTHER"});
  }
  if (!stays.empty() && to.known())
    stays.back().ceased = draw.of({"E4A", "E4B", "E13", "E45", "E8", "E3", "E5"});
  return stays;
}

// Spans one after another from `from` on, with gaps of up to `gap` days between them.
std::vector<Span> spans(Day from, Day to, int shortest, int longest, int gap, Draw& draw) {
  std::vector<Span> list;
  const Day last = to.known() ? to : this_year_end;
  for (Day day = from; day < last;) {
    Span span;
    span.from = day;
    const Day end = day.plus_days(draw.between(shortest, longest));
    span.to = end < last ? end : to;
    list.push_back(span);
    day = end.plus_days(gap == 0 ? 0 : draw.between(1, gap));
  }
  return list;
}

Story story_of(std::uint32_t number, std::uint64_t seed) {
  Draw draw(seed * 0x100000001B3U + number);
  Story story;
  story.id = std::to_string(1000000 + number);
  story.leaver = draw.in_a_thousand(90);
  story.asylum = draw.in_a_thousand(60);
  const int most = full_age * 365;
  const int days = story.leaver   ? draw.between(most, most + 3 * 365)
                   : story.asylum ? draw.between(14 * 365, most)
                                  : draw.below(most);
  story.birth = this_year_end.plus_days(-days);
  story.born = slashes(story.birth);
  story.sex = draw.of({"M", "F"});
  story.ethnic = draw.of({"WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "BAFR", "APKN", "AOTH", "OOTH", "MOTH"});
  story.upn = days < 5 * 365 ? "UN1" : "A936" + std::to_string(200000000 + number);
  story.need = draw.of({"N1", "N1", "N1", "N3", "N4", "N5", "N8"});
  if (story.asylum) story.need = "N8";
  if (story.leaver) return story;

  // Into care within the two years or in the six before, and out of it again for some.
  const int back = draw.in_a_thousand(500) ? draw.below(730) : draw.between(730, 6 * 365);
  Day from = this_year_end.plus_days(-std::min(back, days));
  const Day eighteen = story.birth.birthday(full_age);
  Day to;
  if (draw.in_a_thousand(330)) to = this_year_end.plus_days(-draw.below(700));
  if (!(to > from)) to = Day();
  if (to.known() ? eighteen < to : eighteen <= this_year_end) to = eighteen;
  if (from >= eighteen) from = eighteen.plus_days(-30);
  story.stays = stays_of(story, from, to, draw);
  if (to.known() && days < 6 * 365 && draw.in_a_thousand(500) && !story.stays.empty()) {
    story.adopted = true;
    story.matched = to.plus_days(-draw.between(80, 300));
    Stay& last = story.stays.back();
    last.status = "E1";
    last.place = draw.of({"A5", "A6"});
    last.provider = "PR1";
    last.ceased = draw.of({"E11", "E12"});
  }
  story.reviews = spans(from.plus_days(20), to, 70, 185, 0, draw);
  for (Span& review : story.reviews)
    review.first = review.from < story.birth.birthday(4) ? "PN0" : draw.of({"PN1", "PN1", "PN3", "PN6"});
  story.workers = spans(from, to, 60, 500, 0, draw);
  for (Span& worker : story.workers) {
    worker.first = "SWE" + std::to_string(10000 + draw.below(3000));
    worker.second = draw.of({"MANAGE", "LEFTRL", "ORGRST", "TSPROM"});
  }
  if (!story.workers.empty()) story.workers.front().second = "FCONTA";
  if (draw.in_a_thousand(100)) {
    story.missing = spans(from.plus_days(5), to, 1, 6, 150, draw);
    for (Span& period : story.missing) period.first = draw.of({"M", "M", "A"});
  }
  if (draw.in_a_thousand(10)) story.orders = spans(from.plus_days(10), to, 20, 90, 200, draw);
  return story;
}

// ---- What a year's return tells of it ----

struct Year {
  Day start;
  Day end;
};

bool within(const Span& span, const Year& year) {
  return span.from <= year.end && (!span.to.known() || span.to >= year.start);
}

std::string day_until(Day day, const Year& year) { return day <= year.end ? slashes(day) : std::string(); }

bool tell_episodes(const Story& s, const Year& year, Tables& tables, Draw& draw) {
  bool any = false;
  for (const Stay& stay : s.stays) {
    if (stay.from > year.end || (stay.to.known() && stay.to < year.start)) continue;
    any = true;
    const bool ended = stay.to <= year.end;
    tables.episodes.row({s.id, slashes(stay.from), stay.rne, stay.status, s.need, stay.place, stay.provider,
                         ended ? slashes(stay.to) : "", ended ? stay.ceased : "", ended ? stay.change : "",
                         stay.home, stay.post, stay.urn, stay.authority, stay.distance, stay.location},
                        draw);
  }
  return any;
}

void tell_outcomes(const Story& s, const Year& year, Tables& tables, Draw& draw) {
  const Day last = s.stays.back().to;
  const bool all_year = s.stays.front().from <= year.start && (!last.known() || last > year.end);
  const bool left = last.known() && last <= year.end && last >= year.start;
  if (all_year) {
    const bool ten = s.birth.birthday(10) <= year.end;
    const bool five = s.birth.birthday(5) <= year.end;
    const bool scored = s.birth.birthday(4) <= year.end && draw.in_a_thousand(800);
    const bool misuse = ten && draw.in_a_thousand(40);
    const auto yes = [&draw](int times) { return std::string(draw.in_a_thousand(times) ? "1" : "0"); };
    tables.oc2.row(
        {s.id, s.born, scored ? std::to_string(draw.below(35)) : "", scored ? "" : "SDQ2", ten ? yes(30) : "",
         five ? "" : yes(900), yes(880), yes(700), yes(920), misuse ? "1" : "0", misuse ? "1" : "", ""},
        draw);
  }
  if (s.adopted && left)
    tables.ad1.row(
        {s.id, s.born, slashes(last.plus_days(-400)), slashes(s.matched), std::string(draw.of({"0", "1"})),
         "2", std::string(draw.of({"MF", "MF", "FF", "MM"})), "L11"},
        draw);
  if (s.adopted || draw.in_a_thousand(20))
    tables.placed.row(
        {s.id, s.born, day_until(s.matched.known() ? s.matched : year.end.plus_days(-90), year), "", ""},
        draw);
  if (s.stays.front().from >= year.start) {
    const bool before = draw.in_a_thousand(60);
    tables.previous.row({s.id, s.born, before ? "P2" : "Z1", before ? "936" : "", before ? "ZZ/05/2019" : ""},
                        draw);
  }
}

void tell(const Story& s, const Year& year, Tables& tables, Draw& draw) {
  bool any = s.leaver;
  if (s.leaver) {
    tables.oc3.row({s.id, s.born, "YES", std::string(draw.of({"F1", "F2", "F5", "P5", "G5", "G6"})),
                    std::string(draw.of({"B1", "C1", "D1", "K1", "U1", "V1", "R1"}))},
                   draw);
  } else {
    any = tell_episodes(s, year, tables, draw);
    if (any) tell_outcomes(s, year, tables, draw);
  }
  if (!any) return;
  tables.header.row({s.id, s.sex, s.born, s.ethnic, s.upn, s.sex == "F" ? "0" : "", "", s.asylum ? "1" : "0"},
                    draw);
  if (s.asylum) tables.uasc.row({s.id, s.sex, s.born, ""}, draw);
  for (const Span& review : s.reviews) {
    if (review.from >= year.start && review.from <= year.end)
      tables.reviews.row({s.id, s.born, slashes(review.from), review.first}, draw);
  }
  for (const Span& worker : s.workers) {
    if (within(worker, year))
      tables.workers.row(
          {s.id, worker.first, s.born, slashes(worker.from), day_until(worker.to, year), worker.second},
          draw);
  }
  for (const Span& period : s.missing) {
    if (within(period, year))
      tables.missing.row({s.id, s.born, period.first, slashes(period.from), day_until(period.to, year)},
                         draw);
  }
  for (const Span& order : s.orders) {
    if (within(order, year))
      tables.orders.row({s.id, s.born, slashes(order.from), day_until(order.to, year)}, draw);
  }
}

}  // namespace

std::vector<MadeFile> made_ssda903(std::uint32_t children, std::uint64_t seed, bool last_year) {
  const Year year =
      last_year ? Year{Day::on(2024, 4, 1), Day::on(2025, 3, 31)} : Year{Day::on(2025, 4, 1), this_year_end};
  Tables tables;
  Draw draw(seed + (last_year ? 1 : 0));
  for (std::uint32_t number = 0; number < children; ++number)
    tell(story_of(number, seed), year, tables, draw);
  return tables.take();
}

MadeFile made_providers() {
  MadeFile file{"providers.csv", "URN,PLACE_CODES,PROVIDER_CODES,LA_CODE_INFERRED,POSTCODE,REG_END\n"};
  for (int number = 0; number < providers; ++number) {
    file.text += urn(number) + ",\"U1,U3,U4,U6,K2,K3\",\"PR1,PR4,PR5\"," + std::string(authority_of(number)) +
                 ',' + postcode(number * 5) + ',' + (number % 50 == 0 ? "30/06/2025" : "") + '\n';
  }
  return file;
}

MadeFile made_postcodes() {
  MadeFile file{"postcodes.csv", "postcode\n"};
  for (int number = 0; number < postcodes; ++number) file.text += postcode(number) + '\n';
  return file;
}

std::string_view name_of(Shape shape) {
  switch (shape) {
    case Shape::chain:
      return "chain";
    case Shape::alike:
      return "alike";
    case Shape::open:
      return "open";
    case Shape::scattered:
      return "scattered";
  }
  return {};
}

std::vector<MadeFile> one_child_ssda903(std::uint32_t rows, Shape shape, bool last_year) {
  Tables tables;
  Draw draw(last_year ? 8 : 7);
  const Day start = last_year ? Day::on(1990, 1, 1) : Day::on(1995, 1, 1);
  const std::string id = "1000001";
  // The chain's last episode is open, and it goes on to this year.
  for (std::uint32_t i = 0; i < rows; ++i) {
    const int place = static_cast<int>(i);
    Day from = start.plus_days(place);
    Day to = from.plus_days(1);
    switch (shape) {
      case Shape::chain:
        if (i + 1 == rows) to = Day();
        break;
      case Shape::alike:
        from = Day::on(2025, 6, 1);
        to = Day::on(2025, 9, 1);
        break;
      case Shape::open:
        from = start.plus_days(draw.below(11000));
        to = Day();
        break;
      case Shape::scattered:
        from = start.plus_days(draw.below(11000));
        to = draw.in_a_thousand(100) ? Day() : from.plus_days(draw.below(200));
        break;
    }
    const std::string from_text = slashes(from);
    const std::string to_text = slashes(to);
    const bool random = shape == Shape::scattered;
    const auto some = [&](std::initializer_list<std::string_view> list) {
      return std::string(random ? draw.of(list) : *list.begin());
    };
    const std::string born = random ? slashes(Day::on(2010, 1, 1).plus_days(draw.below(3000))) : "01/06/2012";
    const auto row = [&](TableText& table, std::vector<std::string> cells) {
      table.row(std::move(cells), draw, false);
    };
    row(tables.header, {id, some({"M", "F"}), born, some({"WBRI", "OOTH"}), some({"UN1", "A936200000001"}),
                        some({"", "1", "0"}), random ? from_text : "", some({"1", "0"})});
    row(tables.episodes,
        {id, from_text, i == 0 ? "S" : some({"P", "S", "L", "T"}),
         some({"C2", "V2", "V3", "V4", "E1", "L1", "J2"}), some({"N1", "N3"}),
         some({"U4", "T0", "T3", "A5", "K2", "P1", "U1", "R3"}), some({"PR1", "PR5", ""}), to_text,
         to_text.empty() ? "" : some({"X1", "E8", "E12", "E45", "E4A"}), some({"", "CARPL", "LAREQ"}),
         postcode(random ? draw.below(postcodes) : 5), postcode(random ? draw.below(postcodes) : 10),
         urn(random ? draw.below(providers) : 2), some({"936", "850"}), some({"1.0", "20.5"}),
         some({"IN", "OUT"})});
    row(tables.reviews, {id, born, from_text, some({"PN1", "PN0"})});
    row(tables.uasc, {id, some({"M", "F"}), born, random ? to_text : ""});
    row(tables.oc2, {id, born, some({"12", ""}), some({"", "SDQ1"}), some({"0", "1", ""}), some({"", "1"}),
                     some({"1", "0", ""}), "1", "1", some({"0", "1"}), some({"", "1"}), some({"", "1"})});
    row(tables.oc3, {id, born, some({"YES", "NO"}), some({"F1", "G5"}), some({"B1", "X2"})});
    row(tables.ad1, {id, born, from_text, to_text, some({"0", "1"}), some({"1", "2"}), some({"MF", "M1"}),
                     some({"L11", "L0"})});
    row(tables.placed, {id, born, from_text, to_text, some({"RD1", ""})});
    row(tables.previous, {id, born, some({"P1", "Z1"}), some({"936", "WAL"}), from_text});
    row(tables.missing, {id, born, some({"M", "A"}), from_text, to_text});
    row(tables.workers, {id, "SWE" + std::to_string(10000 + place % 7), born, from_text, to_text,
                         some({"MANAGE", "FCONTA", "LEFTRL"})});
    row(tables.orders, {id, born, from_text, to_text});
  }
  return tables.take();
}

}  // namespace windscreen::bench
