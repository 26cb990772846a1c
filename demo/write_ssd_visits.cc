#include <array>

#include "demo/identifiers.h"
#include "demo/write_ssd.h"

namespace windscreen::demo {

VisitTables::VisitTables(const SsdFolder& folder)
    : need_(folder.open("ssd_cin_visits",
                        "cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen,"
                        "cinv_cin_visit_seen_alone",
                        {.start = 2, .person = 1})),
      protection_(folder.open("ssd_cp_visits",
                              "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,"
                              "cppv_cp_visit_seen,cppv_cp_visit_seen_alone",
                              {.start = 3, .person = 1})),
      care_(
          folder.open("ssd_cla_visits",
                      "clav_cla_visit_id,clav_cla_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen,"
                      "clav_cla_visit_seen_alone",
                      {.start = 3, .person = 2})),
      mode_(folder.open("ext_visit_mode", "visit_id,mode", {})) {}

void VisitTables::write(const County& county) {
  constexpr std::array<std::string_view, 3> modes = {"face_to_face", "video", "phone"};
  for (Index i = 0; i < county.visits.size(); ++i) {
    const Visit& visit = county.visits[i];
    const std::uint64_t id = number_of(county, i);
    const std::uint64_t person = person_number(county, visit.person);
    switch (visit.kind) {
      case VisitKind::need:
        need_.id("V", id).id("", person).day(visit.date).flag(visit.seen).flag(visit.alone).end();
        break;
      case VisitKind::protection:
        protection_.id("V", id).id("", person).id("PP", number_of(county, visit.plan)).day(visit.date);
        protection_.flag(visit.seen).flag(visit.alone).end();
        break;
      case VisitKind::care:
        care_.id("V", id).id("K", number_of(county, visit.plan)).id("", person).day(visit.date);
        care_.flag(visit.seen).flag(visit.alone).end();
        break;
    }
    if (visit.mode < modes.size()) mode_.id("V", id).text(modes[visit.mode]).end();
  }
}

void VisitTables::close() {
  for (CsvFile* file : {&need_, &protection_, &care_, &mode_}) file->close();
}

}  // namespace windscreen::demo
