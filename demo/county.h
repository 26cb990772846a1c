// The records of one simulated county: what happened to whom and when, before any of it is written. Records
// point at each other by index into the county's lists. Spells that were still going on when the simulation
// ended have the end `never`; an end after the last day is one that is planned.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "demo/day.h"

namespace windscreen::demo {

using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

enum class Service : std::uint8_t {
  front_door,
  early_help,
  assessment,
  safeguarding,
  disability,
  looked_after,
  care_leavers,
  fostering_adoption,
  quality_assurance,
};

struct Family {
  Index first_child = none;
  std::uint16_t surname = 0;
  std::uint16_t street = 0;
  std::uint8_t number = 1;
  std::uint8_t town = 0;
  std::uint8_t quadrant = 0;
  std::uint8_t ethnicity = 0;
  std::uint16_t postcode = 0;
  Day last_contact = not_yet;
  /// When the family moved to its present address within the county; not_yet when it never moved.
  Day moved = not_yet;
};

struct Person {
  Index family = none;
  Index next_sibling = none;
  Day born = 0;
  std::uint16_t forename = 0;
  std::uint16_t surname = 0;
  std::uint8_t ethnicity = 0;
  std::uint8_t sex = 1;  // 1 male, 2 female
  std::uint8_t disability = 0;
  std::uint8_t nationality = 0;  // 0: none recorded
  bool unaccompanied = false;
  bool mother = false;
  /// Set for the new identity that an adopted child has: the person before the adoption.
  Index formerly = none;
  Day died = never;
  Day last_referral = not_yet;
  Index open_episode = none;
  Index last_episode = none;
  std::uint16_t plans = 0;  // child protection plans in this county since the simulation began
};

/// A young woman who is known herself, and her child.
struct Mother {
  Index mother;
  Index child;
};

enum class ContactOutcome : std::uint8_t {
  referral,
  existing_case,
  early_help,
  advice,
  no_further_action,
  other,
};

struct Contact {
  Index person;
  Day date;
  Day screened;
  Day triage_start = never;  // never: it did not go to the multi-agency team
  Day transferred = never;   // to the assessment service
  std::uint8_t source;
  ContactOutcome outcome;
};

struct EarlyHelp {
  Index person;
  Day start;
  Day end;
  std::uint8_t organisation;
  std::uint8_t reason;
  std::uint8_t end_reason;
};

/// What a case is doing; each stage but the first and last is a service's.
enum class Stage : std::uint8_t {
  referred,
  assessment,
  need_plan,
  protection_plan,
  care,
  leaving_care,
  closed
};

/// An episode of need, from referral to closure.
struct Episode {
  Index person;
  Day referral;
  Day close = never;
  Index first_of_group;  // the first episode of the siblings referred together
  std::uint8_t group_size = 1;
  std::uint8_t source = 0;
  std::uint8_t need = 0;          // 1 to 9 for N1 to N9
  std::uint8_t close_reason = 0;  // 1 to 8 for RC1 to RC8
  bool no_further_action = false;
  bool assessed = false;
  bool conference_pending = false;
  Stage stage = Stage::referred;
  Index open_position = none;    // in the list of open cases
  Index plan = none;             // the open child in need or protection plan
  Index period = none;           // the open period of care
  Day assessed_until = not_yet;  // while a further assessment runs
  Day last_enquiry = not_yet;
  Index first_spell = none;  // the chain of stage spells
  Index last_spell = none;
};

/// The time that a case spends with one service.
struct StageSpell {
  Index episode;
  Stage stage;
  Service service;
  std::uint8_t team = 0;
  Day start;
  Day end = never;
  Index next = none;
  /// The first of the stretches with one case holder each (`Allocation`).
  Index allocation = none;
};

struct Assessment {
  Index episode;
  Day start;
  Day authorised;
  std::uint64_t factors = 0;  // bit i: the i-th factor of names.h
  bool child_seen = true;
  bool no_further_action = false;
  std::uint8_t outcome = 0;  // 0 no further action, 1 plan, 2 protection, 3 care
  Service service = Service::assessment;
};

struct Strategy {
  Index episode;
  Day held;
  Index enquiry;  // none: no enquiry followed
};

struct Enquiry {
  Index episode;
  Day start;
  Day end;
  Index conference = none;
  bool no_further_action = false;
};

struct Conference {
  Index episode;
  Index enquiry;
  Index meeting;
  Day date;
  Day target;
  Index plan = none;
  bool transfer_in = false;
};

struct NeedPlan {
  Index episode;
  Day start;
  Day end = never;
};

struct ProtectionPlan {
  Index episode;
  Index conference = none;
  Day start;
  Day end = never;
  std::uint8_t first_category = 0;
  std::uint8_t latest_category = 0;
  std::uint8_t previous_plans = 0;
  bool other_authority = false;
};

enum class CareRoute : std::uint8_t { home, adoption, guardianship, until_adult, other, short_break };

/// A period of care, from the day the child becomes looked after to the day it ends.
struct CarePeriod {
  Index episode;  // none for short breaks
  Index person;
  Day start;
  Day end = never;
  std::uint8_t legal_start = 0;
  CareRoute route = CareRoute::home;
  std::uint8_t end_reason = 0;
  bool unaccompanied = false;
};

struct LegalSpell {
  Index period;
  std::uint8_t status;
  Day start;
  Day end;
};

struct Placement {
  Index period;
  std::uint8_t type;
  std::uint8_t provider;
  std::uint8_t area;  // 0: in the county
  std::uint8_t change_reason = 0;
  std::uint16_t postcode;
  std::uint32_t urn = 0;
  Day start;
  Day end;
  int distance_tenths = 0;
};

struct CareEpisode {
  Index period;
  Index placement;
  std::uint8_t status;
  char start_reason;
  std::uint8_t end_reason;  // 0: none; index into names.h
  Day start;
  Day end;
};

enum class VisitKind : std::uint8_t { need, protection, care };

struct Visit {
  Index plan;  // need plan, protection plan or period, by kind
  Index person;
  Day date;
  VisitKind kind;
  std::uint8_t mode;  // 0 face to face, 1 virtual, 2 telephone, 3 not recorded
  bool seen = true;
  bool alone = false;
};

struct Review {
  Index of;  // protection plan or period of care
  Day date;
  Day due;
  std::uint8_t participation;
  bool cancelled = false;
};

struct HealthCheck {
  Index person;
  Day date;
  bool dental;
  std::uint8_t status;  // 0 completed, 1 refused, 2 cancelled
};

struct Missing {
  Index person;
  Day start;
  Day end;
  bool absent;
  std::uint8_t offered = 0;  // 0 no, 1 yes, 2 not applicable
  std::uint8_t accepted = 0;
  Day interview = never;
};

struct Strengths {
  Index person;
  Day date;
  std::int16_t score;  // -1: not done, with a reason
};

struct CarePlan {
  Index person;
  Day start;
  Day end;
  std::uint8_t plan;
};

struct Permanence {
  Index person;
  Index period;
  Day decision = never;
  Day order = never;
  Day matched = never;
  Day placed = never;
  Day early_placed = never;  // fostering for adoption
  Day reversed = never;
  Day granted = never;  // the adoption or special guardianship order
  bool guardianship = false;
  bool by_carer = false;
  std::uint8_t siblings = 1;
};

struct CareLeaver {
  Index person;
  std::uint8_t eligibility;  // 0 eligible, 1 relevant, 2 former relevant, 3 qualifying
  std::uint8_t in_touch;
  std::uint8_t accommodation;
  std::uint8_t activity;
  bool suitable;
  Day latest_contact;
  Day pathway_review;
  Index spell;  // the leaving care spell, for the adviser; none: no adviser
};

struct Team {
  std::string name;
  Service service;
  std::uint8_t quadrant;  // 4: the whole county
};

struct Worker {
  std::uint16_t forename;
  std::uint16_t surname;
  std::uint8_t role;  // 0 social worker, 1 personal adviser, 2 manager, 3 early help, 4 other
  std::uint8_t team;
  std::uint8_t fte_hundredths = 100;
  bool agency = false;
};

struct Employment {
  Index worker;
  Day start;
  Day end = never;
  bool newly_qualified = false;
};

/// One case held by one worker.
struct Allocation {
  Index spell;
  Index worker;
  Day start;
  Day end = never;
  std::uint8_t reason = 0;
  Index next = none;  // of the same spell
};

struct Post {
  std::uint8_t fte_hundredths;
  std::uint8_t team;
  std::uint8_t status;  // 0 permanent, 1 filled by agency, 2 vacant
  Index number;
  Day start;
  Day end = never;
};

struct Absence {
  Index worker;
  Day start;
  Day end;
  std::uint8_t reason;
};

struct Supervision {
  Index worker;
  Index person;  // none: the worker's own
  Day due;
  Day held;  // never: not held
};

struct Adopter {
  Day enquiry;
  Day stage1_start = never;
  Day stage1_end = never;
  Day stage2_start = never;
  Day stage2_end = never;
  Day approved = never;
  Day matched = never;
  Day placed = never;
  Day order = never;
  Day left = never;
  Index family;
  std::uint8_t ethnicity;
  std::uint8_t sex;
  std::uint8_t children = 0;
  bool fostering_for_adoption = false;
};

struct County {
  /// Which one of several (scale) this is, from 0.
  Index number = 0;
  std::vector<Family> families;
  std::vector<Person> people;
  std::vector<Mother> mothers;
  std::vector<Contact> contacts;
  std::vector<EarlyHelp> early_help;
  std::vector<Episode> episodes;
  std::vector<StageSpell> spells;
  std::vector<Assessment> assessments;
  std::vector<Strategy> strategies;
  std::vector<Enquiry> enquiries;
  std::vector<Conference> conferences;
  std::vector<NeedPlan> need_plans;
  std::vector<ProtectionPlan> protection_plans;
  std::vector<CarePeriod> periods;
  std::vector<LegalSpell> legal;
  std::vector<Placement> placements;
  std::vector<CareEpisode> care_episodes;
  std::vector<Visit> visits;
  std::vector<Review> protection_reviews;
  std::vector<Review> care_reviews;
  std::vector<HealthCheck> health;
  std::vector<Missing> missing;
  std::vector<Strengths> strengths;
  std::vector<CarePlan> care_plans;
  std::vector<Permanence> permanence;
  std::vector<CareLeaver> care_leavers;
  std::vector<Team> teams;
  std::vector<Worker> workers;
  std::vector<Employment> employments;
  std::vector<Allocation> allocations;
  std::vector<Post> posts;
  std::vector<Absence> absences;
  std::vector<Supervision> supervisions;
  std::vector<Adopter> adopters;
};

/// True when a spell is open at the end of `day`: a spell that ends on the day is not.
inline bool open_on(Day start, Day end, Day day) { return start <= day && end > day; }

}  // namespace windscreen::demo
