#include "ingest/xlsx.h"

#include <map>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/xlsx_parts.h"
#include "ingest/xlsx_sheet.h"
#include "ingest/xlsx_xml.h"

namespace windscreen::ingest {
namespace {

using base::Error;

struct Relation {
  std::string target;
  std::string type;
};

// The end of a relation's type says what it is; the start differs between the transitional and strict
// standards.
bool is_type(const Relation& relation, std::string_view type) {
  return relation.type.ends_with("/" + std::string(type));
}

class RelationsHandler final : public XmlHandler {
 public:
  RelationsHandler(std::map<std::string, Relation>& relations, const XlsxPackage& package)
      : relations_(relations), package_(package) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    if (relations_.size() >= package_.limits().entries) {
      throw Error::at(package_.file(), 0, "has more relations than any real workbook; refused", save_again);
    }
    relations_[std::string(attributes.get("Id"))] = {std::string(attributes.get("Target")),
                                                     std::string(attributes.get("Type"))};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  std::map<std::string, Relation>& relations_;
  const XlsxPackage& package_;
};

struct SheetEntry {
  std::string title;
  std::string relation;
};

class WorkbookHandler final : public XmlHandler {
 public:
  explicit WorkbookHandler(const XlsxPackage& package) : package_(package) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view flag = attributes.get("date1904");
      if (flag == "1" || flag == "true" || flag == "on") dates = base::DateSystem::from_1904;
    } else if (name == "sheet") {
      if (sheets.size() >= package_.limits().entries) {
        throw Error::at(package_.file(), 0, "has more sheets than any real workbook; refused", save_again);
      }
      sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get_prefixed("id"))});
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<SheetEntry> sheets;
  base::DateSystem dates = base::DateSystem::from_1900;

 private:
  const XlsxPackage& package_;
};

// A relation's target as an entry's name: "/xl/x.xml" is absolute, "x.xml" stands beside the part that names
// it.
std::string resolve(const std::string& directory, const std::string& target) {
  std::string whole = target.starts_with('/') ? target.substr(1) : directory + target;
  std::vector<std::string_view> kept;
  for (const std::string_view piece : base::split(whole, '/')) {
    if (piece == ".." && !kept.empty()) {
      kept.pop_back();
    } else if (piece != "." && piece != ".." && !piece.empty()) {
      kept.push_back(piece);
    }
  }
  std::string out;
  for (const std::string_view piece : kept) {
    if (!out.empty()) out += '/';
    out += piece;
  }
  return out;
}

std::map<std::string, Relation> relations_of(const XlsxPackage& package, const std::string& entry) {
  const std::size_t slash = entry.rfind('/');
  const std::string directory = slash == std::string::npos ? "" : entry.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? entry : entry.substr(slash + 1);
  const std::string file = directory + "_rels/" + name + ".rels";
  std::map<std::string, Relation> relations;
  if (!package.has(file)) return relations;
  RelationsHandler handler(relations, package);
  XmlStream(package.stream(file, "list of parts"), handler, package.file() + ", list of parts").run();
  for (auto& [id, relation] : relations) relation.target = resolve(directory, relation.target);
  return relations;
}

// What the sheets of one workbook share, read when it is first needed.
class Workbook {
 public:
  explicit Workbook(std::shared_ptr<XlsxPackage> package) : package_(std::move(package)) {
    std::string entry = "xl/workbook.xml";
    for (const auto& [id, relation] : relations_of(*package_, "")) {
      if (is_type(relation, "officeDocument")) entry = relation.target;
    }
    if (!package_->has(entry)) {
      throw Error::at(package_->file(), 0, "is a zip file but no Excel workbook", save_again);
    }
    WorkbookHandler handler(*package_);
    XmlStream(package_->stream(entry, "list of sheets"), handler, package_->file() + ", list of sheets")
        .run();
    context_.dates = handler.dates;
    context_.limits = package_->limits();
    const auto relations = relations_of(*package_, entry);
    for (const auto& [id, relation] : relations) {
      if (is_type(relation, "sharedStrings")) strings_ = relation.target;
      if (is_type(relation, "styles")) styles_ = relation.target;
    }
    for (SheetEntry& sheet : handler.sheets) {
      const auto found = relations.find(sheet.relation);
      if (found == relations.end()) {
        throw Error::at(package_->file() + ", sheet \"" + sheet.title + "\"", 0,
                        "is missing from the workbook",
                        std::string("The workbook is damaged. ") + save_again);
      }
      if (is_type(found->second, "worksheet"))
        sheets_.push_back({std::move(sheet.title), found->second.target});
    }
  }

  struct Sheet {
    std::string title;
    std::string entry;
  };
  const std::vector<Sheet>& sheets() const { return sheets_; }
  const std::string& file() const { return package_->file(); }

  std::unique_ptr<RowSource> open(const Sheet& sheet) {
    if (!context_.styles) {
      context_.styles = styles_.empty() || !package_->has(styles_)
                            ? std::make_shared<CellStyles>()
                            : std::make_shared<CellStyles>(package_->stream(styles_, "cell styles"),
                                                           file() + ", cell styles", package_->limits());
    }
    if (!context_.strings) {
      context_.strings = strings_.empty()
                             ? std::make_shared<SharedStrings>()
                             : std::make_shared<SharedStrings>(package_->stream(strings_, "shared texts"),
                                                               file() + ", shared texts", package_->limits());
    }
    const std::string where = "sheet \"" + sheet.title + "\"";
    return sheet_rows(package_->stream(sheet.entry, where), context_, file() + ", " + where);
  }

 private:
  std::shared_ptr<XlsxPackage> package_;
  std::vector<Sheet> sheets_;
  std::string strings_;
  std::string styles_;
  SheetContext context_;
};

}  // namespace

std::vector<Part> xlsx_parts(std::shared_ptr<XlsxPackage> package) {
  const auto workbook = std::make_shared<Workbook>(std::move(package));
  std::vector<Part> parts;
  for (const Workbook::Sheet& sheet : workbook->sheets()) {
    parts.push_back({workbook->file(), sheet.title, [workbook, sheet] { return workbook->open(sheet); }});
  }
  return parts;
}

std::vector<Part> workbook_parts(const std::filesystem::path& path, const std::string& file) {
  return xlsx_parts(XlsxPackage::open(path, file));
}

}  // namespace windscreen::ingest
