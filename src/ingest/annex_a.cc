// The reader of Annex A: a workbook with a sheet a list, or CSV files, one a list. docs/formats.md says what
// becomes of each column; annex_a_lists.h is the description that both rest on.
#include <algorithm>
#include <string>

#include "ingest/annex_a_header.h"
#include "ingest/annex_a_row.h"
#include "ingest/reader.h"

namespace windscreen::ingest {
namespace {

constexpr std::string_view table_prefix = "list_";
constexpr std::uint64_t progress_every = 10'000;

int list_number(const Claim& claim) { return std::stoi(claim.table.substr(table_prefix.size())); }

using ReadRow = void (*)(AnnexARow&);

ReadRow reader_of(int list) {
  static constexpr ReadRow readers[] = {read_contact,          read_early_help,    read_referral,
                                        read_assessment,       read_section_47,    read_child_in_need,
                                        read_child_protection, read_child_in_care, read_care_leaver,
                                        read_adoption,         read_adopter};
  return readers[list - 1];
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

void read_list(const Claim& claim, ReadContext& context, AnnexAMemory& memory) {
  const auto header = find_annex_a_header(claim.rows());
  if (!header) return;  // recognised a moment ago: the file changed under us, and its rows are no list now
  const auto source = claim.rows().open();
  AnnexARow list_row(*header, {claim.source, source->date_system()}, context, memory);
  const ReadRow read_row = reader_of(header->list->number);
  Row row;
  std::uint64_t since_told = 0;
  while (source->next(row)) {
    if (row.line <= header->line) continue;
    if (std::ranges::all_of(row.cells, [](std::string_view cell) { return cell.empty(); }) &&
        row.fault.empty())
      continue;
    context.staging.count_read(claim.source);
    if (!row.fault.empty()) {
      context.staging.reject({claim.source, row.line}, "unreadable_row",
                             "The row cannot be read: " + std::string(row.fault) + ".",
                             row.cells.empty() ? std::string_view{} : row.cells.front());
    } else {
      list_row.take(row);
      read_row(list_row);
    }
    if (context.progress && ++since_told == progress_every) {
      context.progress(since_told);
      since_told = 0;
    }
  }
  if (context.progress && since_told > 0) context.progress(since_told);
}

class AnnexAReader final : public Reader {
 public:
  std::string_view format() const override { return "annex_a"; }
  int version() const override { return 2; }
  std::string_view looks_for() const override {
    return "Annex A: a sheet or CSV file with the columns of one of the lists 1 to 11";
  }

  std::vector<Recognised> recognise(const Input& input) const override {
    std::vector<Recognised> found;
    for (std::size_t i = 0; i < input.parts.size(); ++i) {
      const auto header = find_annex_a_header(input.parts[i]);
      if (!header) continue;
      Recognised one;
      one.part = i;
      one.table = std::string(table_prefix) + std::to_string(header->list->number);
      one.columns = header->columns;
      if (!header->unknown.empty()) {
        one.warnings.push_back("columns that list " + std::to_string(header->list->number) +
                               " does not have, not read: " + joined(header->unknown));
      }
      if (!header->repeated.empty()) {
        one.warnings.push_back("columns that stand there twice, the first is read: " +
                               joined(header->repeated));
      }
      if (!header->missing.empty()) {
        one.warnings.push_back("columns of list " + std::to_string(header->list->number) +
                               " that are not there: " + joined(header->missing));
      }
      found.push_back(std::move(one));
    }
    return found;
  }

  void read(std::span<const Claim> claims, ReadContext& context) const override {
    // In the order of the lists: list 10 builds on the periods of care of list 8.
    std::vector<const Claim*> ordered;
    for (const AnnexAList& list : annex_a_lists()) {
      for (const Claim& claim : claims) {
        if (list_number(claim) == list.number) ordered.push_back(&claim);
      }
    }
    AnnexAMemory memory;
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> of_list;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      const Claim& claim = *ordered[i];
      if (!of_list.empty() && context.warn) {
        context.warn(claim.input->file, claim.rows().name,
                     "is list " + std::to_string(list_number(claim)) +
                         " a second time (first: " + ordered[i - 1]->input->file + " " +
                         ordered[i - 1]->rows().name + "); both are read");
      }
      read_list(claim, context, memory);
      sources.push_back(claim.source);
      of_list.push_back(claim.source);
      if (i + 1 < ordered.size() && list_number(*ordered[i + 1]) == list_number(claim)) continue;
      renumber_events(context.staging, of_list, memory.renumbered());
      memory.next_list();
      of_list.clear();
    }
    link_annex_a(context.staging, sources);
  }
};

}  // namespace

std::unique_ptr<Reader> make_annex_a_reader() { return std::make_unique<AnnexAReader>(); }

}  // namespace windscreen::ingest
