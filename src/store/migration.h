// The schema's history: numbered steps forward, each in one transaction, recorded with the hash of its text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace windscreen::store {

/// One step. Its statements are plain SQL that both engines understand, but for
///   {text}                 the type of text, which compares byte by byte on both;
///   append-only NAME       (a whole statement) triggers that refuse to change or remove rows of NAME.
/// Foreign keys never cascade: a row that goes would go past the change log.
struct Migration {
  int version = 0;
  std::string_view name;
  std::vector<std::string_view> statements;
};

/// All migrations of this program, in order from 1 without gaps. A migration that was ever released is never
/// edited.
std::span<const Migration> migrations();

/// The migration's statements for an engine, its tokens replaced.
std::vector<std::string> expand(const Migration& migration, Engine engine);
/// The hash by which a store tells whether a migration's text is still the one that it ran.
std::string migration_hash(const Migration& migration, Engine engine);

/// A migration that a store has run.
struct Applied {
  int version = 0;
  std::string name;
  std::string hash;
  std::string applied_at;
};

/// What a store has run, in order; empty for a database without a store.
std::vector<Applied> applied_migrations(Connection& connection);

/// Throws Error when the store is newer than `known` or a migration that it ran had another text; it says
/// which.
void check_migrations(std::span<const Migration> known, const std::vector<Applied>& applied, Engine engine);

}  // namespace windscreen::store
