#include "store/evidence_rooms.h"

namespace windscreen::store {

const Record<EvidenceRoom>& EvidenceRoom::record() {
  static const Record<EvidenceRoom> record("evidence_rooms", 8,
                                           {{"id", &EvidenceRoom::id},
                                            {"name", &EvidenceRoom::name},
                                            {"read_first", &EvidenceRoom::read_first, {true}},
                                            {"open_from", &EvidenceRoom::open_from},
                                            {"open_to", &EvidenceRoom::open_to},
                                            {"choice", &EvidenceRoom::choice},
                                            {"choice_facts", &EvidenceRoom::choice_facts},
                                            {"opened_by", &EvidenceRoom::opened_by},
                                            {"opened_at", &EvidenceRoom::opened_at},
                                            {"closed_at", &EvidenceRoom::closed_at},
                                            {"closed_by", &EvidenceRoom::closed_by},
                                            {"close_reason", &EvidenceRoom::close_reason}});
  return record;
}

const Record<EvidenceRoomInspector>& EvidenceRoomInspector::record() {
  static const Record<EvidenceRoomInspector> record("evidence_room_inspectors", 8,
                                                    {{"id", &EvidenceRoomInspector::id},
                                                     {"room_id", &EvidenceRoomInspector::room_id},
                                                     {"account_id", &EvidenceRoomInspector::account_id},
                                                     {"grant_id", &EvidenceRoomInspector::grant_id}},
                                                    true);
  return record;
}

const Record<EvidenceRoomItem>& EvidenceRoomItem::record() {
  static const Record<EvidenceRoomItem> record("evidence_room_items", 8,
                                               {{"id", &EvidenceRoomItem::id},
                                                {"room_id", &EvidenceRoomItem::room_id},
                                                {"place", &EvidenceRoomItem::place},
                                                {"kind", &EvidenceRoomItem::kind},
                                                {"title", &EvidenceRoomItem::title},
                                                {"audit_id", &EvidenceRoomItem::audit_id},
                                                {"version_id", &EvidenceRoomItem::version_id},
                                                {"draw_id", &EvidenceRoomItem::draw_id},
                                                {"report_id", &EvidenceRoomItem::report_id},
                                                {"content", &EvidenceRoomItem::content, {true}}},
                                               true);
  return record;
}

const Record<EvidenceRoomVisit>& EvidenceRoomVisit::record() {
  static const Record<EvidenceRoomVisit> record("evidence_room_visits", 8,
                                                {{"id", &EvidenceRoomVisit::id},
                                                 {"room_id", &EvidenceRoomVisit::room_id},
                                                 {"account_id", &EvidenceRoomVisit::account_id},
                                                 {"at", &EvidenceRoomVisit::at},
                                                 {"item_id", &EvidenceRoomVisit::item_id},
                                                 {"viewing_id", &EvidenceRoomVisit::viewing_id},
                                                 {"left_the_system", &EvidenceRoomVisit::left_the_system}},
                                                true);
  return record;
}

}  // namespace windscreen::store
