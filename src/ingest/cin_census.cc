// The children in need census: the department's XML message. docs/formats.md says which element fills which
// column, and what the census cannot tell.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "ingest/code_sets.h"
#include "ingest/cut_text.h"
#include "ingest/header.h"
#include "ingest/message.h"
#include "ingest/natural_ids.h"
#include "ingest/reader.h"
#include "ingest/row_builder.h"

namespace windscreen::ingest {
namespace {

// A conference leads to a plan that starts on its day; a plan entered within the week is the same decision.
constexpr int days_from_conference_to_plan = 7;

// Elements that a return may have inside Child. Others are reported, since what they hold is not kept.
constexpr auto known_elements = std::to_array<std::string_view>({
    "ChildIdentifiers",
    "LAchildID",
    "UPN",
    "FormerUPN",
    "UPNunknown",
    "PersonBirthDate",
    "ExpectedPersonBirthDate",
    "GenderCurrent",
    "Sex",
    "PersonDeathDate",
    "ChildCharacteristics",
    "Ethnicity",
    "Disabilities",
    "Disability",
    "CINdetails",
    "CINreferralDate",
    "ReferralSource",
    "PrimaryNeedCode",
    "CINclosureDate",
    "ReasonForClosure",
    "DateOfInitialCPC",
    "ReferralNFA",
    "Assessments",
    "AssessmentActualStartDate",
    "AssessmentInternalReviewDate",
    "AssessmentAuthorisationDate",
    "FactorsIdentifiedAtAssessment",
    "AssessmentFactors",
    "CINPlanDates",
    "CINPlanStartDate",
    "CINPlanEndDate",
    "Section47",
    "S47ActualStartDate",
    "InitialCPCtarget",
    "ICPCnotRequired",
    "ChildProtectionPlans",
    "CPPstartDate",
    "CPPendDate",
    "InitialCategoryOfAbuse",
    "LatestCategoryOfAbuse",
    "NumberOfPreviousCPP",
    "Reviews",
    "CPPreviewDate",
});

const model::Table& table(std::string_view name) {
  const model::Table* found = model::find_table(name);
  if (found == nullptr) throw base::Error(std::string(name) + " is not a table of the model");
  return *found;
}

// Writes the rows of one message.
class Census {
 public:
  Census(std::uint32_t source, ReadContext& context)
      : staging_(context.staging),
        context_(context),
        source_(source),
        person_(make("ssd_person")),
        identifier_(make("ssd_linked_identifiers")),
        disability_(make("ssd_disability")),
        referral_(make("ssd_cin_episodes")),
        assessment_(make("ssd_cin_assessments")),
        factors_(make("ssd_assessment_factors")),
        cin_plan_(make("ssd_cin_plans")),
        enquiry_(make("ssd_s47_enquiry")),
        conference_(make("ssd_initial_cp_conference")),
        plan_(make("ssd_cp_plans")),
        review_(make("ssd_cp_reviews")),
        history_(make("ext_cp_history")) {}

  void child(Element child);
  /// Says what the message holds that nothing is made of.
  void report(const std::string& file, const MessageNotes& notes) const;

 private:
  RowBuilder make(std::string_view name) {
    return {staging_, table(name), {source_, base::DateSystem::none}};
  }

  void person(Element child);
  void referral(Element details);
  void assessment(Element element);
  void cin_plan(Element element);
  void enquiry(Element element);
  void conference(Element date, std::string_view enquiry_id, std::string_view target);
  void plan(Element element);
  void note_unknown(Element element);

  bool finish(RowBuilder& row, Element element);
  void count() {
    ++rows_;
    staging_.count_read(source_);
  }

  lake::Staging& staging_;
  ReadContext& context_;
  std::uint32_t source_;
  std::uint64_t rows_ = 0;
  RowBuilder person_, identifier_, disability_, referral_, assessment_, factors_, cin_plan_, enquiry_,
      conference_, plan_, review_, history_;

  NaturalIds ids_;
  std::string person_id_;
  std::string referral_id_;
  std::vector<base::Date> plan_starts_;
  std::set<std::string, std::less<>> unknown_;
  std::vector<std::string_view> record_;
};

// Codes are written in capitals, whatever the supplier does.
std::string code(std::string_view text) { return base::upper(base::trim(text)); }

bool Census::finish(RowBuilder& row, Element element) {
  record_.clear();
  if (!element.first()) {
    record_.push_back(element.name());
    record_.push_back(element.text());
  }
  for (Element child = element.first(); child; child = child.next()) {
    if (child.first()) continue;
    record_.push_back(child.name());
    record_.push_back(child.text());
  }
  return row.finish(element.line(), record_);
}

void Census::note_unknown(Element element) {
  for (Element child = element.first(); child; child = child.next()) {
    const bool known =
        std::ranges::any_of(known_elements, [&](std::string_view name) { return child.is(name); });
    if (known) {
      note_unknown(child);
    } else if (unknown_.size() < 100) {
      unknown_.emplace(cut_text(child.name(), 60));
    }
  }
}

void Census::child(Element child) {
  ids_.clear();
  note_unknown(child);
  plan_starts_.clear();
  for (Element details = child.first("CINdetails"); details; details = details.next("CINdetails")) {
    for (Element one = details.first("ChildProtectionPlans"); one; one = one.next("ChildProtectionPlans")) {
      if (const auto start = base::parse_date(one.text("CPPstartDate"))) plan_starts_.push_back(*start);
    }
  }
  person(child);
  for (Element details = child.first("CINdetails"); details; details = details.next("CINdetails")) {
    referral(details);
  }
  if (context_.progress) context_.progress(rows_);
  rows_ = 0;
}

void Census::person(Element child) {
  const Element identifiers = child.first("ChildIdentifiers");
  const Element traits = child.first("ChildCharacteristics");
  count();
  std::string_view upn;
  std::string_view former_upn;
  if (identifiers) {
    upn = identifiers.text("UPN");
    former_upn = identifiers.text("FormerUPN");
    person_.set("pers_person_id", identifiers.text("LAchildID"));
    person_.set("pers_dob", identifiers.text("PersonBirthDate"));
    person_.set("pers_expected_dob", identifiers.text("ExpectedPersonBirthDate"));
    person_.set("pers_death_date", identifiers.text("PersonDeathDate"));
    const std::string_view sex = identifiers.text("Sex");
    person_.set("pers_sex", sex.empty() ? identifiers.text("GenderCurrent") : sex);
    person_.set("pers_upn_unknown", code(identifiers.text("UPNunknown")));
  }
  if (traits) person_.set("pers_ethnicity", traits.text("Ethnicity"));
  person_id_ = person_.get("pers_person_id");
  if (!finish(person_, identifiers ? identifiers : child)) person_id_.clear();

  for (const auto& [type, value] : {std::pair<std::string_view, std::string_view>{"Unique Pupil Number", upn},
                                    {"Former Unique Pupil Number", former_upn}}) {
    if (value.empty() || person_id_.empty()) continue;
    const std::string number = code(value);
    identifier_.set("link_table_id", made_id("ssd_linked_identifiers", {person_id_, type, number}));
    identifier_.set("link_person_id", person_id_);
    identifier_.set("link_identifier_type", type);
    identifier_.set("link_identifier_value", number);
    finish(identifier_, identifiers);
  }

  const Element disabilities = traits ? traits.first("Disabilities") : Element();
  for (Element one = disabilities ? disabilities.first("Disability") : Element(); one;
       one = one.next("Disability")) {
    const std::string disability = code(one.text());
    if (disability.empty()) continue;
    count();
    disability_.set("disa_table_id", made_id("ssd_disability", {person_id_, disability}));
    disability_.set("disa_person_id", person_id_);
    disability_.set("disa_disability_code", disability);
    finish(disability_, one);
  }
}

void Census::referral(Element details) {
  count();
  referral_.set("cine_person_id", person_id_);
  referral_.set("cine_referral_date", details.text("CINreferralDate"));
  referral_.set("cine_referral_source_code", code(details.text("ReferralSource")));
  referral_.set("cine_cin_primary_need_code", code(details.text("PrimaryNeedCode")));
  referral_.set("cine_close_date", details.text("CINclosureDate"));
  referral_.set("cine_close_reason", code(details.text("ReasonForClosure")));
  referral_.set("cine_referral_nfa", details.text("ReferralNFA"));
  referral_id_ =
      ids_.id("ssd_cin_episodes", {person_id_, referral_.get("cine_referral_date")}, content_of(referral_));
  referral_.set("cine_referral_id", referral_id_);
  // What belongs to a referral that cannot be used still stands on its own, without a referral.
  if (!finish(referral_, details)) referral_id_.clear();

  for (Element one = details.first(); one; one = one.next()) {
    if (one.is("Assessments")) {
      assessment(one);
    } else if (one.is("CINPlanDates")) {
      cin_plan(one);
    } else if (one.is("Section47")) {
      enquiry(one);
    } else if (one.is("ChildProtectionPlans")) {
      plan(one);
    } else if (one.is("DateOfInitialCPC")) {
      // A conference without an enquiry before it, such as one for a child who moved in.
      conference(one, {}, {});
    }
  }
}

void Census::assessment(Element element) {
  count();
  assessment_.set("cina_person_id", person_id_);
  assessment_.set("cina_referral_id", referral_id_);
  assessment_.set("cina_assessment_start_date", element.text("AssessmentActualStartDate"));
  assessment_.set("cina_assessment_auth_date", element.text("AssessmentAuthorisationDate"));
  const std::string id =
      ids_.id("ssd_cin_assessments", {person_id_, assessment_.get("cina_assessment_start_date")},
              content_of(assessment_));
  assessment_.set("cina_assessment_id", id);
  if (!finish(assessment_, element)) return;

  std::set<std::string> codes;
  Element at;
  for (Element list = element.first("FactorsIdentifiedAtAssessment"); list;
       list = list.next("FactorsIdentifiedAtAssessment")) {
    if (!at) at = list;
    for (Element one = list.first("AssessmentFactors"); one; one = one.next("AssessmentFactors")) {
      if (!one.text().empty()) codes.insert(code(one.text()));
    }
  }
  if (codes.empty()) return;
  count();
  factors_.set("cinf_table_id", made_id("ssd_assessment_factors", {id}));
  factors_.set("cinf_assessment_id", id);
  factors_.set("cinf_assessment_factors_json", nlohmann::json(codes).dump());
  finish(factors_, at);
}

void Census::cin_plan(Element element) {
  count();
  cin_plan_.set("cinp_person_id", person_id_);
  cin_plan_.set("cinp_referral_id", referral_id_);
  cin_plan_.set("cinp_cin_plan_start_date", element.text("CINPlanStartDate"));
  cin_plan_.set("cinp_cin_plan_end_date", element.text("CINPlanEndDate"));
  cin_plan_.set("cinp_cin_plan_id",
                ids_.id("ssd_cin_plans", {person_id_, cin_plan_.get("cinp_cin_plan_start_date")},
                        content_of(cin_plan_)));
  finish(cin_plan_, element);
}

void Census::enquiry(Element element) {
  count();
  enquiry_.set("s47e_person_id", person_id_);
  enquiry_.set("s47e_referral_id", referral_id_);
  enquiry_.set("s47e_s47_start_date", element.text("S47ActualStartDate"));
  const std::string_view not_required = element.text("ICPCnotRequired");
  enquiry_.set("s47e_s47_nfa", not_required);
  const Element date = element.first("DateOfInitialCPC");
  if (const auto unneeded = yes_no(not_required); unneeded && *unneeded) {
    enquiry_.set("s47e_s47_outcome_json", R"({"CP_CONFERENCE_FLAG":"N"})");
  } else if (date && !date.text().empty()) {
    enquiry_.set("s47e_s47_outcome_json", R"({"CP_CONFERENCE_FLAG":"Y"})");
  }
  std::string id =
      ids_.id("ssd_s47_enquiry", {person_id_, enquiry_.get("s47e_s47_start_date")}, content_of(enquiry_));
  enquiry_.set("s47e_s47_enquiry_id", id);
  if (!finish(enquiry_, element)) id.clear();
  if (date) conference(date, id, element.text("InitialCPCtarget"));
}

void Census::conference(Element date, std::string_view enquiry_id, std::string_view target) {
  if (date.text().empty()) return;
  count();
  const auto day = base::parse_date(date.text());
  if (!day) {
    staging_.reject({source_, date.line()}, "bad_date",
                    "DateOfInitialCPC is not a date, so there is no telling when the conference was; write "
                    "dates as 2024-03-31.",
                    date.text());
    return;
  }
  conference_.set("icpc_person_id", person_id_);
  conference_.set("icpc_s47_enquiry_id", enquiry_id);
  conference_.set("icpc_referral_id", referral_id_);
  conference_.set("icpc_icpc_target_date", target);
  conference_.set_date(table("ssd_initial_cp_conference").find("icpc_icpc_date"), *day);
  const bool led_to_plan = std::ranges::any_of(plan_starts_, [&](base::Date start) {
    return start >= *day && start <= *day + std::chrono::days(days_from_conference_to_plan);
  });
  conference_.set("icpc_icpc_outcome_cp_flag", led_to_plan ? "Y" : "N");
  conference_.set("icpc_icpc_id",
                  ids_.id("ssd_initial_cp_conference", {person_id_, conference_.get("icpc_icpc_date")},
                          content_of(conference_)));
  finish(conference_, date);
}

void Census::plan(Element element) {
  count();
  plan_.set("cppl_person_id", person_id_);
  plan_.set("cppl_referral_id", referral_id_);
  plan_.set("cppl_cp_plan_start_date", element.text("CPPstartDate"));
  plan_.set("cppl_cp_plan_end_date", element.text("CPPendDate"));
  plan_.set("cppl_cp_plan_initial_category", code(element.text("InitialCategoryOfAbuse")));
  plan_.set("cppl_cp_plan_latest_category", code(element.text("LatestCategoryOfAbuse")));
  std::string id =
      ids_.id("ssd_cp_plans", {person_id_, plan_.get("cppl_cp_plan_start_date")}, content_of(plan_));
  plan_.set("cppl_cp_plan_id", id);
  if (!finish(plan_, element)) id.clear();

  if (const Element previous = element.first("NumberOfPreviousCPP"); previous && !id.empty()) {
    history_.set("cp_plan_id", id);
    history_.set("previous_plans", previous.text());
    finish(history_, element);
  }
  for (Element list = element.first("Reviews"); list; list = list.next("Reviews")) {
    for (Element one = list.first("CPPreviewDate"); one; one = one.next("CPPreviewDate")) {
      count();
      if (!base::parse_date(one.text())) {
        staging_.reject(
            {source_, one.line()}, "bad_date",
            "CPPreviewDate is not a date, so there is no telling when the review was; write dates "
            "as 2024-03-31.",
            one.text());
        continue;
      }
      review_.set("cppr_person_id", person_id_);
      review_.set("cppr_cp_plan_id", id);
      review_.set("cppr_cp_review_date", one.text());
      review_.set(
          "cppr_cp_review_id",
          ids_.id("ssd_cp_reviews", {person_id_, review_.get("cppr_cp_review_date")}, content_of(review_)));
      finish(review_, one);
    }
  }
}

void Census::report(const std::string& file, const MessageNotes& notes) const {
  if (!context_.warn) return;
  if (!unknown_.empty()) {
    const std::vector<std::string> names(unknown_.begin(), unknown_.end());
    context_.warn(file, "", "elements that the census does not have are left out: " + name_some(names));
  }
  if (notes.stray > 0) {
    context_.warn(file, "",
                  "text stands between elements " + std::to_string(notes.stray) +
                      " time(s) and is left out; the first is \"" + notes.stray_text + "\" at line " +
                      std::to_string(notes.stray_line));
  }
  if (notes.encoding != "UTF-8") context_.warn(file, "", "read as " + notes.encoding);
}

class CinCensusReader final : public Reader {
 public:
  std::string_view format() const override { return "cin_census"; }
  int version() const override { return 1; }
  std::string_view looks_for() const override {
    return "the children in need census: an XML message with the root Message and the collection CIN";
  }

  std::vector<Recognised> recognise(const Input& input) const override {
    if (input.kind != FileKind::xml) return {};
    const MessageHead head =
        peek_message(base::open_file(input.path, input.file), input.file, "ChildIdentifiers");
    const bool ours = base::lower(head.root) == "message" &&
                      (head.collection.empty() ? head.has_element : base::upper(head.collection) == "CIN");
    if (!ours) return {};
    // A message without a header's dates is a return of its own.
    const bool dated = !head.year.empty() || !head.reference_date.empty();
    return {
        {Recognised::whole, "message", 1, {}, dated ? head.year + ' ' + head.reference_date : input.sha256}};
  }

  void read(std::span<const Claim> claims, ReadContext& context) const override {
    constexpr std::array<std::string_view, 1> records{"Child"};
    for (const Claim& claim : claims) {
      const Input& input = *claim.input;
      Census census(claim.source, context);
      const MessageNotes notes =
          read_message(base::open_file(input.path, input.file), input.file, records, [&](Element child) {
            census.child(child);
            return true;
          });
      census.report(input.file, notes);
    }
  }
};

}  // namespace

std::unique_ptr<Reader> make_cin_census_reader() { return std::make_unique<CinCensusReader>(); }

}  // namespace windscreen::ingest
