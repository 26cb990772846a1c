// Drawing the sample: who is audited, in what order others stand in for them, and with what probability each
// was drawn. Pure and thread-safe; docs/audit_sampling.md has the method in plain English.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assure/draw_key.h"
#include "assure/exclusions.h"
#include "assure/frame.h"

namespace windscreen::assure {

enum class DrawMethod : std::uint8_t {
  /// Each case of a stratum is as likely: a simple random sample without replacement in each.
  stratified_random,
  /// Likelier the greater the risk, exactly in proportion within a stratum.
  risk_weighted,
  /// Named cases that fit what is asked: no probability, so nothing can be said about others.
  purposive,
  /// Cases that someone chose: the same.
  judgement
};

/// "Stratified random", "Risk-weighted", "Purposive", "Judgement".
std::string_view words(DrawMethod method);
/// "stratified_random", … as files write them.
std::string_view code(DrawMethod method);

enum class SelectionRole : std::uint8_t { primary, reserve, re_audit, added };

/// "primary", "reserve", "re-audit", "added".
std::string_view words(SelectionRole role);

/// What the headline may be made of: first-time cases of a stratified random draw. Re-audits, purposive and
/// risk-weighted draws have lines of their own.
bool in_headline(DrawMethod method, SelectionRole role);

struct StratumName {
  std::string service;
  std::string quadrant;
  auto operator<=>(const StratumName&) const = default;
  /// "Assessment, North"; "not recorded" stands for what is empty.
  std::string words() const;
};

/// A case that someone names for a purposive or judgement draw, or adds to a random one, and why.
struct ChosenCase {
  std::string child;
  std::string reason;
};

/// What is asked of a draw.
struct DrawRule {
  DrawMethod method = DrawMethod::stratified_random;
  std::size_t target = 0;
  /// The fewest cases of each stratum.
  std::size_t floor = 2;
  /// The most reserves kept for each stratum.
  std::size_t reserves = 5;
  /// Strata that there should be, so that one without a case is seen to be empty.
  std::vector<StratumName> expected;
  /// risk_weighted: how much likelier a child is drawn than one of 1, from 1 to 1,000; who is not named
  /// has 1.
  std::map<std::string, std::uint64_t> risk;
  /// purposive and judgement: the cases, in their order. In random draws: added to them.
  std::vector<ChosenCase> chosen;
};

struct DrawnStratum {
  StratumName name;
  /// Rows of the population asked about, each child once.
  std::size_t frame_size = 0;
  /// Of these, those that could be drawn: one a family.
  std::size_t eligible = 0;
  std::size_t floor = 0;
  std::size_t allocated = 0;
  /// The probability of each case that could be drawn; nullopt where it is not the same for all.
  std::optional<double> probability;
};

/// Why a case is not audited after all.
enum class Departure : std::uint8_t {
  closed,
  turned_18,
  died,
  moved_area,
  merged,
  restricted,
  legal_hold,
  no_independent_auditor,
  other
};

/// "the case closed", …
std::string_view words(Departure reason);

struct Departed {
  Departure reason = Departure::other;
  std::string detail;
  std::string by;
  base::Date on;
  /// The reserve that took the place; empty where none was left, or none was needed (a reserve not called).
  std::string replaced_by;
};

struct Selection {
  std::string child;
  std::string family;
  /// Who held the case when it was drawn: the grade keeps this team though the child moves on.
  std::string team_at_draw;
  std::string worker_at_draw;
  /// Index into the draw's strata.
  std::size_t stratum = 0;
  SelectionRole role = SelectionRole::primary;
  /// From 1 within stratum and role.
  std::size_t place = 0;
  /// That the child is drawn, the choice within its family included. Of a reserve: the probability that a
  /// primary case in its place has. nullopt without chance, and of reserves of a risk-weighted draw until one
  /// takes a place.
  std::optional<double> probability;
  /// A reserve that took somebody's place.
  bool called = false;
  std::size_t family_choices = 1;
  /// Why it was chosen or added; empty where chance did.
  std::string reason;
  std::optional<Departed> departed;
};

struct Draw {
  DrawMethod method = DrawMethod::stratified_random;
  Chance chance;
  std::size_t target = 0;
  std::size_t floor = 0;
  std::vector<DrawnStratum> strata;
  /// Primaries by stratum and place, then reserves, then re-audits and what was added.
  std::vector<Selection> selections;
  /// What a reader must know; plain sentences.
  std::vector<std::string> notes;
};

/// A frame with its exclusions, and what was drawn from it.
struct Sample {
  Frame frame;
  ExclusionCounts counts;
  Draw draw;
};

/// Draws. The frame is put in order, its hash taken, rows excluded and cases drawn by that hash and the seed,
/// so that anyone with the frame, the rules and the seed gets the same. Throws Error where the seed is empty,
/// a target of a random draw is 0, a risk is out of range, or a chosen child has no reason; a chosen child
/// who is not in the frame or may not be audited is left out, with a note.
Sample draw_sample(Frame frame, const ExclusionRule& exclusions, const DrawRule& rule,
                   const std::string& seed);

/// Marks a case as not audited, and lets the next reserve of its stratum take its place. Returns the
/// reserve's reference, or "" where none is left (a note says so) or none is due. Throws Error where the
/// child is not selected or has departed already, or `departed.by` is empty, or the reason is `other` without
/// a detail.
std::string replace(Draw& draw, const std::string& child, Departed departed);

/// One case that is to be audited, with what it stands for.
struct StandingCase {
  std::size_t selection = 0;
  /// How many children of the population the case stands for; nullopt without probability.
  std::optional<double> weight;
  bool headline = false;
};

/// The cases that are to be audited after replacements. Random: the children of the stratum's families shared
/// among the cases that stand (family choices × eligible / standing), so that a case that nobody replaced is
/// made up for by the others of its stratum. Risk-weighted: 1 / probability, a reserve with that of the one
/// it replaced.
std::vector<StandingCase> standing(const Draw& draw);

}  // namespace windscreen::assure
