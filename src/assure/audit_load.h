// Practice audits on their way into the lake: a load takes the store's final audits as one more source, a
// file of the table `ext_audit` (docs/model.md), so that a snapshot's manifest says which audits it knew and
// by what hash.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "ingest/publish_load.h"
#include "lake/lake.h"
#include "lake/workspace.h"
#include "store/store.h"

namespace windscreen::assure {

/// What the source is called in a snapshot. No file that somebody sends can be called so.
inline constexpr std::string_view audit_source_name = "practice audits/ext_audit.csv";

/// The audits of a store as a file.
struct AuditSource {
  /// CSV with a header; empty where there are no audits.
  std::string bytes;
  std::size_t audits = 0;
};

/// The audits whose grade is final (read_grades: none that is void, replaced, reopened or taken back) and
/// that were completed by the day; where only an audit's month is known, that had begun by the day. By month,
/// then id, so that the same audits give the same bytes on either engine. Grades, days, places and references
/// alone: no word that anybody wrote about a child, but the theme of a thematic programme. Within the
/// transaction of `reader`. The report on a theme is the first of the programme's that was signed off by the
/// day.
AuditSource audit_source(const store::Queries& reader, base::Date as_at);

/// ingest::load_and_publish with the store's audits up to `options.as_at` beside `paths`; the same without
/// them where there are none. Throws Error, and publishes nothing, where nothing of `paths` can be used:
/// audits alone are no extract. Any number of processes may load into one workspace at once.
std::optional<lake::Snapshot> load_with_audits(const store::Store& store, const lake::Workspace& workspace,
                                               std::span<const std::filesystem::path> paths,
                                               ingest::PublishOptions options);

}  // namespace windscreen::assure
