// The inspector's evidence room: for some days, named inspectors read audits as they were when the room was
// opened, method notes and reports, and change nothing. Who lets them in is the server's to see to
// (serve/audits/room_routes.h). Functions belong to the transaction of their Writer or Reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/audit_version.h"
#include "base/date.h"
#include "store/evidence_rooms.h"
#include "store/transaction.h"

namespace windscreen::assure {

/// A room lasts as many working days unless another last day is given, and never more than so many days.
inline constexpr int usual_room_working_days = 10;
inline constexpr int longest_room_days = 60;
inline constexpr std::size_t most_room_audits = 200;

/// The last of the usual working days of a room that opens on a day; the first of them is that day, or the
/// next working day. Thread-safe.
base::Date usual_last_day(base::Date from);

enum class RoomStanding : std::uint8_t { to_come, open, over, closed };
/// How a room stands on a day where the authority is (model/local_day.h): open from the first to the last day
/// and on both, unless it was closed by hand. Thread-safe.
RoomStanding room_standing(const store::EvidenceRoom& room, base::Date today);
/// "to_come" … and "Opens later" …. Thread-safe.
std::string_view code(RoomStanding standing);
std::string_view words(RoomStanding standing);

/// How the audits of a room are chosen.
struct RoomChoice {
  /// children: all final audits of these. draw: `number` of the final audits that were made here in the
  /// sampled months from the one to the other, by chance. month: all final audits of a programme's month.
  std::string kind;
  std::vector<std::string> children;
  std::string seed;
  std::int64_t number = 0;
  /// "2020-07"; of a month both are the same.
  std::string month_from;
  std::string month_to;
  std::string programme_id;
};

/// What a choice comes to.
struct ChosenAudits {
  /// By sampled month and id.
  std::vector<store::Audit> audits;
  /// How many they were chosen from.
  std::size_t of = 0;
  /// Of children: the places in the list, from 1, of those that have no final audit.
  std::vector<std::size_t> without;
  /// Of a month: audits that are not settled yet and so are not in it.
  std::size_t not_final = 0;
};

/// Chooses. The draw takes those with the least keys of the seed (draw_key.h), so that anyone who has the
/// seed can make it again. Throws base::Error where the choice is none.
ChosenAudits choose_audits(const store::Reader& reader, const RoomChoice& choice);

/// A room that is to be opened.
struct RoomWish {
  std::string name;
  std::string read_first;
  base::Date from;
  base::Date to;
  RoomChoice choice;
  /// Reports that are in it, signed or published.
  std::vector<std::string> reports;
};

/// Writes the room with what is in it: each chosen audit as it is now, the public method note of each draw
/// that one of them came from, and the reports. Throws base::Error where there is no name, the days are past,
/// in the wrong order or too many, no audit or too many are chosen, or a report is neither signed nor
/// published.
store::EvidenceRoom open_room(store::Writer& writer, const RoomWish& wish, const ChosenAudits& chosen,
                              const std::string& account_id, base::Date today, const std::string& at);

/// Closes a room that is open or to come; what it held stays written down. Throws base::Error where there is
/// no reason, or it is closed or over already.
void close_room(store::Writer& writer, store::EvidenceRoom room, const std::string& reason,
                const std::string& account_id, base::Date today, const std::string& at);

/// What is in a room, in its order.
std::vector<store::EvidenceRoomItem> items_of_room(const store::Reader& reader, const std::string& room_id);

/// An audit of a room as it was when the room was opened.
KeptAudit kept_audit(const store::Reader& reader, const store::EvidenceRoomItem& item);

/// What became of an audit since it was kept: "" where its grade is the same; "reopened" where it has none
/// now; "changed" where it became final anew.
std::string_view since_kept(const store::Reader& reader, const KeptAudit& kept);

}  // namespace windscreen::assure
