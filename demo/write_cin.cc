#include "demo/write_cin.h"

#include <array>

#include "base/error.h"
#include "demo/csv_file.h"
#include "demo/grouped.h"
#include "demo/identifiers.h"
#include "demo/names.h"

namespace windscreen::demo {
namespace {

constexpr std::size_t flush_at = std::size_t{1} << 18U;

constexpr std::array<std::string_view, 10> need_codes = {"N0", "N1", "N2", "N3", "N4",
                                                         "N5", "N6", "N7", "N8", "N9"};
constexpr std::array<std::string_view, 9> closures = {"",    "RC1", "RC2", "RC3", "RC4",
                                                      "RC5", "RC6", "RC7", "RC8"};

bool known(Day day) { return day != never && day <= returns_day; }

// In the census: referred by the end of the year, and not closed before it began.
bool in_year(const Episode& episode) {
  if (episode.referral > returns_day || episode.close < returns_year_start) return false;
  return !episode.no_further_action || episode.referral >= returns_year_start;
}

}  // namespace

struct CinCensus::Children {
  explicit Children(const County& county)
      : episodes(county.people.size(), county.episodes,
                 [](const Episode& e) { return in_year(e) ? e.person : none; }),
        assessments(county.episodes.size(), county.assessments,
                    [](const Assessment& a) { return a.episode; }),
        need_plans(county.episodes.size(), county.need_plans, [](const NeedPlan& p) { return p.episode; }),
        enquiries(county.episodes.size(), county.enquiries, [](const Enquiry& e) { return e.episode; }),
        plans(county.episodes.size(), county.protection_plans,
              [](const ProtectionPlan& p) { return p.episode; }),
        reviews(county.protection_plans.size(), county.protection_reviews,
                [](const Review& r) { return r.of; }) {}

  Grouped episodes;
  Grouped assessments;
  Grouped need_plans;
  Grouped enquiries;
  Grouped plans;
  Grouped reviews;
};

CinCensus::CinCensus(const std::filesystem::path& path, std::uint64_t seed, bool dirt)
    : path_(path.string()),
      file_(std::fopen(path_.c_str(), "wb"), &std::fclose),
      random_(seed, "census dirt"),
      dirt_(dirt) {
  if (!file_) throw base::Error("cannot write " + path_, "Check that the directory can be written.");
  text_ =
      "<?xml version=\"1.0\" "
      "encoding=\"utf-8\"?>\n<Message>\n<Header><CollectionDetails><Collection>CIN</Collection>"
      "<Year>2020</Year><ReferenceDate>2020-03-31</ReferenceDate></CollectionDetails><Source>"
      "<SourceLevel>L</SourceLevel><LEA>W01</LEA><SoftwareCode>Demo</SoftwareCode><SerialNo>001</SerialNo>"
      "<DateTime>2020-07-14T10:00:00</DateTime></Source></Header>\n<Children>\n";
}

void CinCensus::element(const char* name, std::string_view value) {
  if (value.empty()) return;
  text_ += '<';
  text_ += name;
  text_ += '>';
  text_ += value;
  text_ += "</";
  text_ += name;
  text_ += '>';
}

void CinCensus::date_element(const char* name, Day day) {
  if (!known(day)) return;
  std::string date;
  append_iso(date, day);
  element(name, date);
}

void CinCensus::write(const County& county) {
  const Children children(county);
  for (Index person = 0; person < county.people.size(); ++person) {
    if (children.episodes.of(person).empty()) continue;
    const std::size_t start = text_.size();
    child(county, children, person);
    if (dirt_) {
      // One child in two hundred stands there twice, or once more without an identifier.
      const std::uint32_t drawn = random_.below(400);
      if (drawn == 0) text_.append(text_, start, std::string::npos);
      if (drawn == 1) {
        std::string copy = text_.substr(start);
        const std::size_t from = copy.find("<LAchildID>");
        const std::size_t to = copy.find("</LAchildID>");
        copy.erase(from, to + 12 - from);
        text_ += copy;
      }
    }
    flush(flush_at);
  }
}

void CinCensus::child(const County& county, const Children& children, Index person) {
  text_ += "<Child>";
  identifiers(county, person);
  for (const Index index : children.episodes.of(person)) episode(county, children, index);
  if (dirt_ && random_.below(250) == 0) {
    text_ +=
        "<CINdetails><CINreferralDate>2020-02-30</CINreferralDate><ReferralSource>6</ReferralSource></"
        "CINdetails>";
  }
  text_ += "</Child>\n";
}

void CinCensus::identifiers(const County& county, Index index) {
  const Person& person = county.people[index];
  const std::uint64_t id = person_number(county, index);
  const bool born = person.born <= returns_day;
  text_ += "<ChildIdentifiers>";
  element("LAchildID", std::to_string(id));
  if (born && age_on(person.born, returns_day) >= 5) {
    element("UPN", pupil_number(id));
  } else {
    element("UPNunknown", "UN1");
  }
  std::string date;
  append_iso(date, person.born);
  element(born ? "PersonBirthDate" : "ExpectedPersonBirthDate", date);
  element("GenderCurrent", !born ? "0" : (person.sex == 1 ? "1" : "2"));
  text_ += "</ChildIdentifiers><ChildCharacteristics>";
  element("Ethnicity", born ? ethnicities()[person.ethnicity].code : std::string_view("NOBT"));
  if (person.disability != 0) {
    text_ += "<Disabilities>";
    element("Disability", disabilities()[person.disability].code);
    text_ += "</Disabilities>";
  }
  text_ += "</ChildCharacteristics>";
}

void CinCensus::episode(const County& county, const Children& children, Index index) {
  const Episode& episode = county.episodes[index];
  text_ += "<CINdetails>";
  date_element("CINreferralDate", episode.referral);
  element("ReferralSource", sources()[episode.source].code);
  if (!episode.no_further_action) element("PrimaryNeedCode", need_codes[episode.need]);
  if (known(episode.close) && !episode.no_further_action) {
    date_element("CINclosureDate", episode.close);
    element("ReasonForClosure", closures[episode.close_reason]);
  }
  element("ReferralNFA", episode.no_further_action ? "true" : "false");
  for (const Index i : children.assessments.of(index)) {
    const Assessment& assessment = county.assessments[i];
    if (!known(assessment.start) || assessment.authorised < returns_year_start) continue;
    text_ += "<Assessments>";
    date_element("AssessmentActualStartDate", assessment.start);
    date_element("AssessmentInternalReviewDate", add_working(assessment.start, 10));
    if (known(assessment.authorised)) {
      date_element("AssessmentAuthorisationDate", assessment.authorised);
      text_ += "<FactorsIdentifiedAtAssessment>";
      for (std::size_t factor = 0; factor < factors().size(); ++factor) {
        if ((assessment.factors >> factor & 1U) != 0) element("AssessmentFactors", factors()[factor].code);
      }
      if (assessment.factors == 0) element("AssessmentFactors", "21");
      text_ += "</FactorsIdentifiedAtAssessment>";
    }
    text_ += "</Assessments>";
  }
  for (const Index i : children.need_plans.of(index)) {
    const NeedPlan& plan = county.need_plans[i];
    if (!known(plan.start) || plan.end < returns_year_start || plan.end == plan.start) continue;
    text_ += "<CINPlanDates>";
    date_element("CINPlanStartDate", plan.start);
    date_element("CINPlanEndDate", plan.end);
    text_ += "</CINPlanDates>";
  }
  for (const Index i : children.enquiries.of(index)) {
    const Enquiry& enquiry = county.enquiries[i];
    if (!known(enquiry.start) || enquiry.end < returns_year_start) continue;
    text_ += "<Section47>";
    date_element("S47ActualStartDate", enquiry.start);
    if (enquiry.conference != none) {
      const Conference& conference = county.conferences[enquiry.conference];
      std::string target;
      append_iso(target, conference.target);
      element("InitialCPCtarget", target);
      date_element("DateOfInitialCPC", conference.date);
      element("ICPCnotRequired", "false");
    } else {
      element("ICPCnotRequired", known(enquiry.end) ? "true" : "false");
    }
    text_ += "</Section47>";
  }
  for (const Index i : children.plans.of(index)) {
    const ProtectionPlan& plan = county.protection_plans[i];
    if (!known(plan.start) || plan.end < returns_year_start) continue;
    text_ += "<ChildProtectionPlans>";
    date_element("CPPstartDate", plan.start);
    date_element("CPPendDate", plan.end);
    element("InitialCategoryOfAbuse", category_codes[plan.first_category]);
    element("LatestCategoryOfAbuse", category_codes[plan.latest_category]);
    element("NumberOfPreviousCPP", std::to_string(plan.previous_plans));
    bool any = false;
    for (const Index r : children.reviews.of(i)) {
      if (!known(county.protection_reviews[r].date)) continue;
      if (!any) text_ += "<Reviews>";
      any = true;
      date_element("CPPreviewDate", county.protection_reviews[r].date);
    }
    if (any) text_ += "</Reviews>";
    text_ += "</ChildProtectionPlans>";
  }
  text_ += "</CINdetails>";
}

void CinCensus::flush(std::size_t at_least) {
  if (text_.size() < at_least) return;
  if (std::fwrite(text_.data(), 1, text_.size(), file_.get()) != text_.size()) {
    throw base::Error("cannot write " + path_, "Check that there is room on the disk.");
  }
  text_.clear();
}

void CinCensus::close() {
  text_ += "</Children>\n</Message>\n";
  flush(0);
  if (std::fclose(file_.release()) != 0) {
    throw base::Error("cannot write " + path_, "Check that there is room on the disk.");
  }
}

}  // namespace windscreen::demo
