// The made-up children in need census: the XML message.
#include <algorithm>
#include <string>
#include <string_view>

#include "draw.h"
#include "made_returns.h"

namespace windscreen::bench {
namespace {

using validate::Day;

const Day year_start = Day::on(2025, 4, 1);
const Day year_end = Day::on(2026, 3, 31);

class Message {
 public:
  explicit Message(Draw& draw, bool faults) : draw_(draw), faults_(faults) {
    text_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n  <Header>\n    <CollectionDetails>\n"
        "      <Collection>CIN</Collection>\n      <Year>2026</Year>\n"
        "      <ReferenceDate>2026-03-31</ReferenceDate>\n    </CollectionDetails>\n    <Source>\n"
        "      <SourceLevel>L</SourceLevel>\n      <LEA>936</LEA>\n      <SoftwareCode>Made "
        "up</SoftwareCode>\n"
        "      <Release>1</Release>\n      <SerialNo>1</SerialNo>\n      "
        "<DateTime>2026-05-01T12:00:00</DateTime>\n"
        "    </Source>\n  </Header>\n  <Children>\n";
  }
  void open(std::string_view name) {
    indent();
    ((text_ += '<') += name) += ">\n";
    open_.push_back(name);
  }
  void close() {
    const std::string_view name = open_.back();
    open_.pop_back();
    indent();
    ((text_ += "</") += name) += ">\n";
  }
  void leaf(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    if (faults_ && draw_.in_a_thousand(5)) {
      const std::string other = mistaken(std::string(text), draw_);
      if (!other.empty()) put(name, other);
      return;
    }
    put(name, text);
  }
  void leaf(std::string_view name, Day day) { leaf(name, day.iso()); }
  std::string take() {
    text_ += "  </Children>\n</Message>\n";
    return std::move(text_);
  }

 private:
  void indent() { text_.append(4 + 2 * open_.size(), ' '); }
  void put(std::string_view name, std::string_view text) {
    indent();
    ((((((text_ += '<') += name) += '>') += text) += "</") += name) += ">\n";
  }
  Draw& draw_;
  bool faults_;
  std::string text_;
  std::vector<std::string_view> open_;
};

Day if_within(Day day) { return day <= year_end ? day : Day(); }

void assessment(Message& xml, Day referred, Draw& draw) {
  xml.open("Assessments");
  xml.leaf("AssessmentActualStartDate", referred.plus_days(draw.below(4)));
  xml.leaf("AssessmentInternalReviewDate", if_within(referred.plus_days(20)));
  const Day done = if_within(referred.plus_days(draw.between(10, 70)));
  xml.leaf("AssessmentAuthorisationDate", done);
  if (done.known()) {
    xml.open("FactorsIdentifiedAtAssessment");
    for (int i = draw.between(1, 4); i > 0; --i)
      xml.leaf("AssessmentFactors", draw.of({"1A", "2B", "3A", "3B", "4B", "5A", "6A", "16A", "18B", "8B"}));
    xml.close();
  }
  xml.close();
}

void plan(Message& xml, Day held, Day closed, Draw& draw) {
  xml.open("ChildProtectionPlans");
  xml.leaf("CPPstartDate", held);
  const std::string_view category = draw.of({"NEG", "EMO", "PHY", "SAB"});
  xml.leaf("InitialCategoryOfAbuse", category);
  const Day ended = if_within(held.plus_days(draw.between(90, 500)));
  const Day end = closed < ended || !ended.known() ? closed : ended;
  xml.leaf("LatestCategoryOfAbuse", category);
  xml.leaf("NumberOfPreviousCPP", draw.of({"0", "0", "0", "1"}));
  xml.leaf("CPPendDate", end);
  xml.open("Reviews");
  for (Day day = held.plus_days(80); day < (end.known() ? end : year_end); day = day.plus_days(170))
    xml.leaf("CPPreviewDate", day);
  xml.close();
  xml.close();
}

void details(Message& xml, Day referred, Draw& draw) {
  xml.open("CINdetails");
  xml.leaf("CINreferralDate", referred);
  xml.leaf("ReferralSource", draw.of({"1A", "2A", "3A", "5B", "6", "3F"}));
  const bool nothing = draw.in_a_thousand(60);
  xml.leaf("PrimaryNeedCode", nothing ? "" : draw.of({"N1", "N1", "N2", "N4", "N5"}));
  const bool enquiry = !nothing && draw.in_a_thousand(350);
  const bool conference = enquiry && draw.in_a_thousand(400);
  const Day strategy = referred.plus_days(draw.between(1, 60));
  const Day held = strategy.plus_days(draw.between(5, 20));
  Day closed;
  if (nothing || draw.in_a_thousand(450))
    closed = if_within(referred.plus_days(draw.between(nothing ? 0 : 100, 500)));
  if (conference) xml.leaf("DateOfInitialCPC", if_within(held));
  xml.leaf("CINclosureDate", closed);
  xml.leaf("ReasonForClosure", closed.known() ? draw.of({"RC8", "RC3", "RC5", "RC9"}) : "");
  xml.leaf("ReferralNFA", nothing ? "1" : "0");
  if (!nothing) {
    assessment(xml, referred, draw);
    if (draw.in_a_thousand(600)) {
      xml.open("CINPlanDates");
      const Day from = referred.plus_days(draw.between(40, 80));
      xml.leaf("CINPlanStartDate", if_within(from));
      xml.leaf("CINPlanEndDate", if_within(from.plus_days(draw.between(30, 300))));
      xml.close();
    }
  }
  if (enquiry && strategy <= year_end) {
    xml.open("Section47");
    xml.leaf("S47ActualStartDate", strategy);
    xml.leaf("InitialCPCtarget", strategy.plus_days(21));
    if (conference) xml.leaf("DateOfInitialCPC", if_within(held));
    xml.leaf("ICPCnotRequired", conference ? "0" : "1");
    xml.close();
  }
  if (conference && held <= year_end && draw.in_a_thousand(850)) plan(xml, held, closed, draw);
  xml.close();
}

void identifiers(Message& xml, std::uint32_t number, Day born, Draw& draw) {
  xml.open("ChildIdentifiers");
  xml.leaf("LAchildID", std::to_string(2000000 + number));
  const bool school = born.birthday(5) <= year_end;
  xml.leaf("UPN", school ? "A936" + std::to_string(300000000 + number) : std::string());
  xml.leaf("UPNunknown", school ? "" : "UN1");
  xml.leaf("PersonBirthDate", born);
  xml.leaf("Sex", draw.of({"M", "F"}));
  xml.close();
  xml.open("ChildCharacteristics");
  xml.leaf("Ethnicity", draw.of({"WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "BAFR", "APKN", "NOBT"}));
  xml.open("Disabilities");
  xml.leaf("Disability", draw.in_a_thousand(120) ? draw.of({"LD", "AUT", "COMM", "MOB"}) : "NONE");
  xml.close();
  xml.close();
}

}  // namespace

std::string made_census(std::uint32_t children, std::uint64_t seed) {
  Draw draw(seed);
  Message xml(draw, true);
  for (std::uint32_t number = 0; number < children; ++number) {
    const Day born = year_end.plus_days(-draw.between(30, 17 * 365));
    xml.open("Child");
    identifiers(xml, number, born, draw);
    Day referred = year_start.plus_days(draw.in_a_thousand(600) ? draw.below(365) : -draw.below(900));
    if (referred < born) referred = born.plus_days(draw.below(20));
    details(xml, referred, draw);
    if (draw.in_a_thousand(150)) details(xml, year_start.plus_days(200 + draw.below(160)), draw);
    xml.close();
  }
  return xml.take();
}

std::string one_child_census(std::uint32_t rows, Shape shape, bool one_period) {
  Draw draw(9);
  Message xml(draw, false);
  const bool random = shape == Shape::scattered;
  const auto some = [&](std::initializer_list<std::string_view> list) {
    return random ? draw.of(list) : *list.begin();
  };
  const Day start = Day::on(1999, 1, 1);
  xml.open("Child");
  xml.open("ChildIdentifiers");
  xml.leaf("LAchildID", "2000001");
  xml.leaf("UPN", "A936200000001");
  xml.leaf("PersonBirthDate", Day::on(2010, 6, 1));
  xml.leaf("Sex", "F");
  xml.close();
  xml.open("ChildCharacteristics");
  xml.leaf("Ethnicity", "WBRI");
  xml.open("Disabilities");
  for (std::uint32_t i = 0; i < rows; ++i) xml.leaf("Disability", some({"AUT", "LD", "NONE"}));
  xml.close();
  xml.close();
  struct Days {
    Day from;
    Day to;
  };
  const auto days = [&](std::uint32_t place) -> Days {
    const Day at = start.plus_days(static_cast<int>(place));
    if (shape == Shape::chain) return {at, place + 1 == rows ? Day() : at.plus_days(1)};
    if (shape == Shape::alike) return {Day::on(2025, 6, 1), Day::on(2025, 9, 1)};
    const Day from = start.plus_days(draw.below(9900));
    const bool open = shape == Shape::open || draw.in_a_thousand(100);
    return {from, open ? Day() : from.plus_days(draw.below(200))};
  };
  const auto begin_details = [&](const Days& period) {
    xml.open("CINdetails");
    xml.leaf("CINreferralDate", period.from);
    xml.leaf("ReferralSource", some({"1A", "3A"}));
    xml.leaf("PrimaryNeedCode", some({"N1", "N8"}));
    xml.leaf("DateOfInitialCPC", period.from);
    xml.leaf("CINclosureDate", period.to);
    if (period.to.known()) xml.leaf("ReasonForClosure", some({"RC3", "RC2", "RC8"}));
    xml.leaf("ReferralNFA", some({"0", "1"}));
  };
  const auto modules = [&](const Days& period) {
    xml.open("Assessments");
    xml.leaf("AssessmentActualStartDate", period.from);
    xml.leaf("AssessmentAuthorisationDate", period.to);
    xml.open("FactorsIdentifiedAtAssessment");
    xml.leaf("AssessmentFactors", some({"1A", "21", "3A"}));
    xml.close();
    xml.close();
    xml.open("CINPlanDates");
    xml.leaf("CINPlanStartDate", period.from);
    xml.leaf("CINPlanEndDate", period.to);
    xml.close();
    xml.open("Section47");
    xml.leaf("S47ActualStartDate", period.from);
    xml.leaf("InitialCPCtarget", period.from.plus_days(21));
    xml.leaf("DateOfInitialCPC", period.to);
    xml.leaf("ICPCnotRequired", some({"0", "1"}));
    xml.close();
    xml.open("ChildProtectionPlans");
    xml.leaf("CPPstartDate", period.from);
    xml.leaf("InitialCategoryOfAbuse", some({"NEG", "EMO"}));
    xml.leaf("LatestCategoryOfAbuse", some({"NEG", "EMO"}));
    xml.leaf("NumberOfPreviousCPP", some({"0", "1"}));
    xml.leaf("CPPendDate", period.to);
    xml.open("Reviews");
    xml.leaf("CPPreviewDate", period.from);
    xml.close();
    xml.close();
  };
  if (one_period) begin_details(days(0));
  for (std::uint32_t i = 0; i < rows; ++i) {
    const Days period = days(i);
    if (!one_period) begin_details(period);
    modules(period);
    if (!one_period) xml.close();
  }
  if (one_period) xml.close();
  xml.close();
  return xml.take();
}

}  // namespace windscreen::bench
