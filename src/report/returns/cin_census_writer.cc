#include "report/returns/cin_census_writer.h"

#include <fmt/format.h>

#include <string>

#include "base/error.h"
#include "base/text.h"
#include "query/database.h"
#include "report/returns/cin_census_queries.h"
#include "report/returns/return_scope.h"
#include "report/returns/whole_files.h"
#include "report/returns/xml_lines.h"

namespace windscreen::report {
namespace {

// The rows of one module, read beside those of the others: each stream has a connection of its own.
class ModuleRows {
 public:
  ModuleRows(query::Database& database, std::string name, std::string_view sql)
      : connection_(database.connect()),
        rows_(connection_.stream(std::string(sql))),
        more_(rows_.next()),
        name_(std::move(name)) {}

  /// Whether the present row belongs to this child or case.
  bool is_of(std::string_view owner) const { return more_ && rows_.any_text(0) == owner; }
  bool more() const { return more_; }
  std::string text(std::size_t column) const { return rows_.any_text(column); }
  void next() {
    ++count_;
    more_ = rows_.next();
  }
  WrittenTable written() const { return {name_, count_}; }

 private:
  query::Connection connection_;
  query::Result rows_;
  bool more_;
  std::string name_;
  std::uint64_t count_ = 0;
};

class CensusText {
 public:
  CensusText(query::Database& database, const ReturnPeriod& period)
      : sex_element_(sex_by_letters(period) ? "Sex" : "GenderCurrent"),
        children_(database, "Child", cin_census_sql::children(sex_by_letters(period))),
        cases_(database, "CINdetails", cin_census_sql::cases()),
        assessments_(database, "Assessments", cin_census_sql::assessments()),
        cin_plans_(database, "CINPlanDates", cin_census_sql::cin_plans()),
        enquiries_(database, "Section47", cin_census_sql::enquiries()),
        plans_(database, "ChildProtectionPlans", cin_census_sql::protection_plans()) {}

  void write(const lake::Snapshot& snapshot, const ReturnPeriod& period, WholeFiles& file) {
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml_.open("Message");
    header(snapshot, period);
    xml_.open("Children");
    for (; children_.more(); children_.next()) {
      child();
      file.write(xml_.take());
    }
    for (const ModuleRows* module : {&cases_, &assessments_, &cin_plans_, &enquiries_, &plans_}) {
      if (module->more()) {
        throw base::Error("the census was not written: rows of " + module->written().name +
                              " do not come in the order of the children",
                          "Run `windscreen snapshots verify`, and report this if the snapshot is sound.");
      }
    }
    xml_.close("Children");
    xml_.close("Message");
    file.write(xml_.take());
  }

  std::vector<WrittenTable> counts() const {
    return {children_.written(),  cases_.written(),     assessments_.written(),
            cin_plans_.written(), enquiries_.written(), plans_.written()};
  }

 private:
  void header(const lake::Snapshot& snapshot, const ReturnPeriod& period) {
    xml_.open("Header");
    xml_.open("CollectionDetails");
    xml_.leaf("Collection", "CIN");
    xml_.leaf("Year", std::to_string(period.year));
    xml_.leaf("ReferenceDate", base::format_iso(period.end));
    xml_.close("CollectionDetails");
    xml_.open("Source");
    xml_.leaf("SourceLevel", "L");
    xml_.leaf("LEA", snapshot.authority_code);
    xml_.leaf("SoftwareCode", "Windscreen");
    xml_.leaf("Release", WINDSCREEN_VERSION);
    xml_.leaf("SerialNo", "001");
    // The moment of the load, which is what the message tells of; so writing it again gives the same bytes.
    std::string_view moment = snapshot.loaded_at;
    if (moment.ends_with('Z')) moment.remove_suffix(1);
    xml_.leaf("DateTime", moment);
    xml_.close("Source");
    xml_.close("Header");
  }

  // Each value of a cell that may hold several.
  void leaves(std::string_view name, const std::string& values) {
    for (const std::string_view value : base::split(values, cin_census_sql::between_values))
      xml_.leaf(name, value);
  }
  void group_of(std::string_view group, std::string_view name, const std::string& values) {
    if (values.empty()) return;
    xml_.open(group);
    leaves(name, values);
    xml_.close(group);
  }

  void child() {
    const std::string person = children_.text(0);
    xml_.open("Child");
    xml_.open("ChildIdentifiers");
    xml_.leaf("LAchildID", person);
    xml_.leaf("UPN", children_.text(1));
    xml_.leaf("FormerUPN", children_.text(2));
    xml_.leaf("UPNunknown", children_.text(3));
    xml_.leaf("PersonBirthDate", children_.text(4));
    xml_.leaf("ExpectedPersonBirthDate", children_.text(5));
    xml_.leaf(sex_element_, children_.text(7));
    xml_.leaf("PersonDeathDate", children_.text(6));
    xml_.close("ChildIdentifiers");
    xml_.open("ChildCharacteristics");
    xml_.leaf("Ethnicity", children_.text(8));
    group_of("Disabilities", "Disability", children_.text(9));
    xml_.close("ChildCharacteristics");
    for (; cases_.is_of(person); cases_.next()) one_case();
    xml_.close("Child");
  }

  void one_case() {
    const std::string referral = cases_.text(1);
    xml_.open("CINdetails");
    xml_.leaf("CINreferralDate", cases_.text(2));
    xml_.leaf("ReferralSource", cases_.text(3));
    xml_.leaf("PrimaryNeedCode", cases_.text(4));
    xml_.leaf("CINclosureDate", cases_.text(5));
    xml_.leaf("ReasonForClosure", cases_.text(6));
    leaves("DateOfInitialCPC", cases_.text(7));
    for (; assessments_.is_of(referral); assessments_.next()) {
      xml_.open("Assessments");
      xml_.leaf("AssessmentActualStartDate", assessments_.text(1));
      xml_.leaf("AssessmentAuthorisationDate", assessments_.text(2));
      group_of("FactorsIdentifiedAtAssessment", "AssessmentFactors", assessments_.text(3));
      xml_.close("Assessments");
    }
    for (; cin_plans_.is_of(referral); cin_plans_.next()) {
      xml_.open("CINPlanDates");
      xml_.leaf("CINPlanStartDate", cin_plans_.text(1));
      xml_.leaf("CINPlanEndDate", cin_plans_.text(2));
      xml_.close("CINPlanDates");
    }
    for (; enquiries_.is_of(referral); enquiries_.next()) {
      xml_.open("Section47");
      xml_.leaf("S47ActualStartDate", enquiries_.text(1));
      xml_.leaf("InitialCPCtarget", enquiries_.text(2));
      xml_.leaf("DateOfInitialCPC", enquiries_.text(3));
      xml_.leaf("ICPCnotRequired", enquiries_.text(4));
      xml_.close("Section47");
    }
    xml_.leaf("ReferralNFA", cases_.text(8));
    for (; plans_.is_of(referral); plans_.next()) {
      xml_.open("ChildProtectionPlans");
      xml_.leaf("CPPstartDate", plans_.text(1));
      xml_.leaf("CPPendDate", plans_.text(2));
      xml_.leaf("InitialCategoryOfAbuse", plans_.text(3));
      xml_.leaf("LatestCategoryOfAbuse", plans_.text(4));
      xml_.leaf("NumberOfPreviousCPP", plans_.text(5));
      group_of("Reviews", "CPPreviewDate", plans_.text(6));
      xml_.close("ChildProtectionPlans");
    }
    xml_.close("CINdetails");
  }

  std::string_view sex_element_;
  ModuleRows children_;
  ModuleRows cases_;
  ModuleRows assessments_;
  ModuleRows cin_plans_;
  ModuleRows enquiries_;
  ModuleRows plans_;
  XmlLines xml_;
};

}  // namespace

WrittenReturn write_cin_census(const lake::Snapshot& snapshot, const ReturnPeriod& period,
                               const std::filesystem::path& directory) {
  query::Database database;
  query::Connection connection = database.connect();
  lake::attach(connection, snapshot);
  const ReturnScope scope = prepare_return(connection, snapshot, "cin_census", period);
  cin_census_sql::prepare(connection);

  WrittenReturn written;
  written.whole = scope.whole;
  WholeFiles files(directory);
  files.begin(cin_census_file);
  CensusText census(database, period);
  census.write(snapshot, period, files);
  written.tables = census.counts();
  for (const cin_census_sql::Lack& lack : cin_census_sql::lacks()) {
    if (scope.whole && !lack.of_whole) continue;
    const std::int64_t count = connection.count(std::string(lack.count));
    if (count > 0) written.notes.push_back(fmt::format(fmt::runtime(lack.sentence), count));
  }
  files.finish();
  return written;
}

}  // namespace windscreen::report
