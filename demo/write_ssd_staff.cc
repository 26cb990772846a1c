#include <algorithm>
#include <array>

#include "demo/identifiers.h"
#include "demo/names.h"
#include "demo/workforce.h"
#include "demo/write_ssd.h"

namespace windscreen::demo {
namespace {

constexpr std::array<std::string_view, 5> role_groups = {"social_worker", "personal_adviser", "manager",
                                                         "early_help", "other"};
constexpr std::array<std::string_view, 5> job_titles = {"Social Worker", "Personal Adviser", "Team Manager",
                                                        "Family Support Worker", "Business Support"};
constexpr std::array<std::string_view, 3> post_statuses = {"permanent", "filled_agency", "vacant"};
constexpr std::array<std::string_view, 5> absence_reasons = {"Sickness", "Stress", "Surgery", "Carer's leave",
                                                             "Covid-19"};
constexpr std::array<std::string_view, 4> change_reasons = {"", "LEFTRL", "CHORG", "TSPROC"};

void hundredths(CsvFile& file, std::uint8_t value) {
  const std::array<char, 4> part = {'0', '.', static_cast<char>('0' + value / 10),
                                    static_cast<char>('0' + value % 10)};
  file.text(value >= 100 ? std::string_view("1") : std::string_view(part.data(), part.size()));
}

}  // namespace

StaffTables::StaffTables(const SsdFolder& folder)
    : department_(folder.open("ssd_department",
                              "dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name",
                              {.repeats = false})),
      team_(folder.open("ext_team", "team_id,service,quadrant,valid_from,valid_to", {.repeats = false})),
      professional_(folder.open("ssd_professionals",
                                "prof_professional_id,prof_staff_id,prof_professional_name,"
                                "prof_social_worker_registration_no,prof_professional_job_title,"
                                "prof_professional_caseload,prof_professional_department,"
                                "prof_full_time_equivalency,prof_agency_worker_flag",
                                {})),
      involvement_(folder.open("ssd_involvements",
                               "invo_involvements_id,invo_professional_id,invo_professional_role_id,"
                               "invo_professional_team,invo_involvement_start_date,invo_involvement_end_date,"
                               "invo_worker_change_reason,invo_person_id,invo_referral_id",
                               {.start = 4, .person = 7})),
      employment_(folder.open("ext_employment",
                              "worker_id,fte,role_group,team_id,is_agency,is_asye,start_date,end_date",
                              {.start = 6})),
      post_(
          folder.open("ext_post", "post_id,fte,role_group,status,team_id,valid_from,valid_to", {.start = 5})),
      absence_(
          folder.open("ext_absence", "worker_id,start_date,end_date,reason,working_days_lost", {.start = 1})),
      supervision_(
          folder.open("ext_supervision", "supervision_id,worker_id,person_id,type,due_date,held_date", {})),
      limit_(
          folder.open("ext_caseload_limit", "service,limit_cases,valid_from,valid_to", {.repeats = false})),
      visit_rule_(folder.open("ext_visit_rule",
                              "plan_type,first_limit_days,interval_days,day_kind,valid_from,valid_to",
                              {.repeats = false})) {}

void StaffTables::write(const County& county) {
  if (county.number == 0) {
    department_.text("D1").text("Children, Families and Learning").blank().blank().end();
    for (const auto& [service, limit] : {std::pair{Service::assessment, 25},
                                         {Service::safeguarding, 15},
                                         {Service::disability, 15},
                                         {Service::looked_after, 15},
                                         {Service::care_leavers, 20}}) {
      limit_.text(service_name(service)).number(limit).day(first_day).blank().end();
    }
    visit_rule_.text("cla").number(7).number(42).text("calendar").day(first_day).blank().end();
    visit_rule_.text("cp").number(10).number(10).text("working").day(first_day).blank().end();
    visit_rule_.text("cin").number(20).number(20).text("working").day(first_day).blank().end();
  }
  for (std::size_t i = 0; i < county.teams.size(); ++i) {
    const auto team = static_cast<std::uint8_t>(i);
    department_.id("T", team_number(county, team)).text(team_name(county, team)).text("D1");
    department_.text("Children, Families and Learning").end();
    team_.id("T", team_number(county, team)).text(service_name(county.teams[i].service));
    team_.text(quadrant_names[county.teams[i].quadrant]).day(first_day).blank().end();
  }
  std::vector<int> cases(county.workers.size(), 0);
  for (Index i = 0; i < county.allocations.size(); ++i) {
    const Allocation& allocation = county.allocations[i];
    const StageSpell& spell = county.spells[allocation.spell];
    if (open_on(allocation.start, allocation.end, workbook_day)) ++cases[allocation.worker];
    if (allocation.end < first_day) continue;
    involvement_.id("V", number_of(county, i)).id("P", number_of(county, allocation.worker));
    involvement_.text("Allocated Case Worker").id("T", team_number(county, spell.team));
    involvement_.day(allocation.start).day(allocation.end);
    involvement_.text(allocation.end <= last_day ? change_reasons[allocation.reason] : "");
    involvement_.id("", person_number(county, county.episodes[spell.episode].person));
    involvement_.id("R", number_of(county, spell.episode)).end();
  }
  write_reviewing_officers(county);
  for (Index i = 0; i < county.workers.size(); ++i) {
    const Worker& worker = county.workers[i];
    professional_.id("P", number_of(county, i))
        .id("ST", 300000U + number_of(county, i))
        .text(worker_name(worker));
    if (worker.role == 0) {
      professional_.id("SW", 100000U + number_of(county, i));
    } else {
      professional_.blank();
    }
    professional_.text(job_titles[worker.role]).number(cases[i]).text(team_name(county, worker.team));
    hundredths(professional_, worker.fte_hundredths);
    professional_.flag(worker.agency).end();
  }
  for (const Employment& employment : county.employments) {
    const Worker& worker = county.workers[employment.worker];
    employment_.id("P", number_of(county, employment.worker));
    hundredths(employment_, worker.fte_hundredths);
    employment_.text(role_groups[worker.role]).id("T", team_number(county, worker.team)).flag(worker.agency);
    employment_.flag(employment.newly_qualified).day(employment.start).day(employment.end).end();
  }
  for (const Post& post : county.posts) {
    if (post.start >= post.end) continue;
    post_.id("PO", number_of(county, post.number));
    hundredths(post_, post.fte_hundredths);
    post_.text("social_worker").text(post_statuses[post.status]).id("T", team_number(county, post.team));
    post_.day(post.start).day(post.end).end();
  }
  for (const Absence& absence : county.absences) {
    absence_.id("P", number_of(county, absence.worker)).day(absence.start).day(absence.end);
    const Day until = absence.end == never ? last_day : absence.end - 1;
    absence_.text(absence_reasons[absence.reason])
        .number(std::max(0, working_between(absence.start - 1, until)))
        .end();
  }
  for (Index i = 0; i < county.supervisions.size(); ++i) {
    const Supervision& meeting = county.supervisions[i];
    supervision_.id("SU", number_of(county, i)).id("P", number_of(county, meeting.worker));
    if (meeting.person == none) {
      supervision_.blank().text("personal");
    } else {
      supervision_.id("", person_number(county, meeting.person)).text("case");
    }
    supervision_.day(meeting.due).day(meeting.held).end();
  }
}

// Independent reviewing officers stand beside the case holder: another role, which no caseload counts.
void StaffTables::write_reviewing_officers(const County& county) {
  std::vector<Index> officers;
  for (const Employment& employment : county.employments) {
    const Worker& worker = county.workers[employment.worker];
    if (county.teams[worker.team].service == Service::quality_assurance && worker.role == 0 &&
        employment.end == never) {
      officers.push_back(employment.worker);
    }
  }
  for (Index i = 0; i < county.periods.size(); ++i) {
    const CarePeriod& period = county.periods[i];
    if (period.end != never || period.episode == none || officers.empty()) continue;
    const Index officer = officers[i % officers.size()];
    involvement_.id("VR", number_of(county, i))
        .id("P", number_of(county, officer))
        .text("Independent Reviewing Officer");
    involvement_.id("T", team_number(county, county.workers[officer].team));
    involvement_.day(std::max(period.start + 5, day_of(2020, 9, 18))).blank().blank();
    involvement_.id("", person_number(county, period.person))
        .id("R", number_of(county, period.episode))
        .end();
  }
}

void StaffTables::close() {
  for (CsvFile* file : {&department_, &team_, &professional_, &involvement_, &employment_, &post_, &absence_,
                        &supervision_, &limit_, &visit_rule_}) {
    file->close();
  }
}

}  // namespace windscreen::demo
