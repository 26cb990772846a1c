#include "ingest/annex_a_codes.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace windscreen::ingest {
namespace {

using Codes = AnnexACode;

constexpr auto contact_source_codes = std::to_array<Codes>({
    {"1A", "1A: Family member, relative or carer",
     "family member/relative/carer|family member|relative|carer|parent|individual - family member"},
    {"1B", "1B: Acquaintance",
     "acquaintance including neighbours and child minders|neighbour|friend or neighbour"},
    {"1C", "1C: Self", "child|self referral|young person"},
    {"1D", "1D: Other individual", "other individual including strangers and mps|member of the public"},
    {"2A", "2A: Schools", "school|education - school"},
    {"2B", "2B: Education services", "education service|education other"},
    {"3A", "3A: GP", "general practitioner|health - gp"},
    {"3B", "3B: Health visitor", "health visiting|health - health visitor"},
    {"3C", "3C: School nurse", "school nursing"},
    {"3D", "3D: Other primary health services", "other primary health|community nurse"},
    {"3E", "3E: Accident and emergency", "a&e|emergency department|accident & emergency"},
    {"3F", "3F: Other health services", "hospital|hospice|other health"},
    {"4", "4: Housing", "housing association|local authority housing"},
    {"5A", "5A: Local authority, social care", "adult social care|la services - social care"},
    {"5B", "5B: Local authority, other internal",
     "youth offending|youth justice|la services - other internal"},
    {"5C", "5C: Local authority, external",
     "other local authority|another local authority|la services - external"},
    {"5D", "5D: Local authority, early help", "early help|la services - early help"},
    {"6", "6: Police", "the police|police service"},
    {"7", "7: Other legal agency", "court|cafcass|probation|legal agency|prison"},
    {"8", "8: Other", "other source|children's centre|voluntary organisation|charity"},
    {"9", "9: Anonymous", "anonymous referral"},
    {"10", "10: Unknown", "not known|source unknown"},
});

constexpr auto needs = std::to_array<Codes>({
    {"N0", "N0", "not stated"},
    {"N1", "N1", "abuse or neglect|abuse and neglect"},
    {"N2", "N2", "child's disability or illness|child's disability|disability or illness"},
    {"N3", "N3",
     "parental disability or illness|parent's disability or illness|parental illness or disability"},
    {"N4", "N4", "family in acute stress|acute stress"},
    {"N5", "N5", "family dysfunction"},
    {"N6", "N6", "socially unacceptable behaviour"},
    {"N7", "N7", "low income"},
    {"N8", "N8", "absent parenting"},
    {"N9", "N9", "cases other than children in need|not a child in need"},
});

constexpr auto closures = std::to_array<Codes>({
    {"RC1", "RC1", "adopted"},
    {"RC2", "RC2", "died"},
    {"RC3", "RC3", "child arrangements order|residence order"},
    {"RC4", "RC4", "special guardianship order"},
    {"RC5", "RC5",
     "transferred to services of another local authority|transferred to another local authority"},
    {"RC6", "RC6", "transferred to adult social care services|transferred to adult services"},
    {"RC7", "RC7", "services ceased for any other reason|other reason|services ceased"},
    {"RC8", "RC8", "case closed after assessment, no further action|no further action after assessment"},
    {"RC9", "RC9", "case closed after assessment, referred to early help|stepped down to early help"},
});

constexpr auto categories = std::to_array<Codes>({
    {"NEG", "a) Neglect"},
    {"PHY", "b) Physical abuse", "physical"},
    {"SAB", "c) Sexual abuse", "sexual|sexual exploitation"},
    {"EMO", "d) Emotional abuse", "emotional"},
    {"MUL", "e) Multiple/not recommended", "multiple|not recommended|multiple categories"},
});

constexpr auto statuses = std::to_array<Codes>({
    {"1", "a) Looked after child", "looked after|child looked after|child in care|lac|cla"},
    {"2", "b) Child protection plan", "child protection|cp plan|cpp|subject to a child protection plan"},
    {"3", "c) Child in need plan", "child in need|cin plan|cin"},
    {"4", "d) Open assessment", "assessment|open to assessment|in assessment"},
    {"5", "e) Closed episode", "closed|case closed|closed case"},
});

constexpr auto legal = std::to_array<Codes>({
    {"C1", "C1", "interim care order"},
    {"C2", "C2", "full care order|care order"},
    {"D1", "D1", "freeing order granted"},
    {"E1", "E1", "placement order granted|placement order"},
    {"V2", "V2",
     "section 20|s20|single period of accommodation under section 20|accommodated under section 20"},
    {"V3", "V3", "accommodated under an agreed series of short term breaks, individual episodes"},
    {"V4", "V4", "accommodated under an agreed series of short term breaks, agreements|short breaks"},
    {"J1", "J1", "remanded to local authority accommodation or to youth detention|remand|youth detention"},
    {"J2", "J2", "placed in local authority accommodation under pace|detained under pace"},
    {"J3", "J3", "sentenced to a youth rehabilitation order with residence requirement"},
    {"L1", "L1", "under police protection in local authority accommodation|police protection"},
    {"L2", "L2", "emergency protection order|epo"},
    {"L3", "L3",
     "under a child assessment order and in local authority accommodation|child assessment order"},
});

constexpr auto ceased = std::to_array<Codes>({
    {"E11", "E11", "adopted, application unopposed|adopted - application for an adoption order unopposed"},
    {"E12", "E12", "adopted, consent dispensed with|adopted - consent dispensed with by the court"},
    {"E2", "E2", "died"},
    {"E3", "E3", "care taken over by another local authority"},
    {"E4A", "E4A",
     "returned home to live with parents, relatives or other person with parental responsibility"},
    {"E4B", "E4B", "returned home, not planned"},
    {"E4", "E4", "returned home"},
    {"E13", "E13",
     "left care to live with parents, relatives, or other person with no parental responsibility"},
    {"E14", "E14", "accommodation on remand ended"},
    {"E15", "E15", "age assessment determined child is aged 18 or over"},
    {"E16", "E16", "child moved abroad"},
    {"E17", "E17", "aged 18 or over and remained with current carers|staying put"},
    {"E41", "E41", "residence order or child arrangements order granted"},
    {"E43", "E43", "special guardianship order made to former foster carers who were relatives or friends"},
    {"E44", "E44", "special guardianship order made to former foster carers, other"},
    {"E45", "E45", "special guardianship order made to relatives or friends"},
    {"E46", "E46", "special guardianship order made to former foster carers"},
    {"E47", "E47", "special guardianship order made to carers other than former foster carers"},
    {"E48", "E48", "special guardianship order made to carers, other"},
    {"E5", "E5", "moved into independent living, with supportive accommodation"},
    {"E6", "E6", "moved into independent living, with no formalised support"},
    {"E7", "E7", "transferred to residential care funded by adult social care services"},
    {"E8", "E8", "period of being looked after ceased for any other reason|any other reason"},
    {"E9", "E9", "sentenced to custody"},
    {"X1", "X1", "episode ceases, and new episode begins on same day"},
});

constexpr auto plans = std::to_array<Codes>({
    {"REMAINSUP", "Remain with family, supported by a child in need plan", "remain with family"},
    {"RETURN1M", "Return to family within 1 month", "return home within 1 month"},
    {"RETURN6M", "Return to family within 6 months", "return home within 6 months"},
    {"RETURNEV", "Return to family",
     "eventual return to family|return home|rehabilitation home|reunification"},
    {"LTRELFR", "Long-term placement with relatives or friends",
     "family and friends|kinship care|connected persons"},
    {"LTFOST18", "Long-term fostering", "long term fostering to 18|permanent fostering|fostering"},
    {"RESPLMT", "Long-term residential placement", "residential placement|residential until 18|residential"},
    {"SUPPLIV", "Supported living in the community", "supported living|independent living|independence"},
    {"ADOPTION", "Adoption", "adoption plan"},
    {"OTHERPLN", "Other", "other plan"},
});

constexpr auto placements = std::to_array<Codes>({
    {"A3", "A3", "placed for adoption with consent with current foster carer"},
    {"A4", "A4", "placed for adoption with consent not with current foster carer"},
    {"A5", "A5", "placed for adoption with placement order with current foster carer"},
    {"A6", "A6",
     "placed for adoption with placement order not with current foster carer|placed for adoption"},
    {"H5", "H5", "semi-independent living accommodation|semi-independent|supported accommodation"},
    {"K1", "K1", "secure children's home|secure unit"},
    {"K2", "K2", "children's home|residential children's home"},
    {"P1", "P1", "placed with own parents|placed with parents or other person with parental responsibility"},
    {"P2", "P2", "independent living"},
    {"P3", "P3", "residential employment"},
    {"R1", "R1", "residential care home"},
    {"R2", "R2", "nhs or health trust|hospital"},
    {"R3", "R3", "family centre|mother and baby unit"},
    {"R5", "R5", "young offender institution|yoi"},
    {"S1", "S1", "residential school"},
    {"T0", "T0", "all types of temporary move"},
    {"T1", "T1", "temporary periods in hospital"},
    {"T2", "T2", "temporary absences of the child on holiday"},
    {"T3", "T3", "temporary accommodation whilst normal foster carer is on holiday"},
    {"T4", "T4", "temporary accommodation of seven days or less"},
    {"U1", "U1", "foster placement with relative or friend, long term"},
    {"U2", "U2", "foster placement with relative or friend who is also an approved adopter"},
    {"U3", "U3", "foster placement with relative or friend, not long term|relative or friend"},
    {"U4", "U4", "foster placement with other foster carer, long term"},
    {"U5", "U5", "foster placement with other foster carer who is also an approved adopter"},
    {"U6", "U6", "foster placement with other foster carer, not long term|foster carer|fostering"},
    {"M2", "M2", "whereabouts known (not in refuge)"},
    {"M3", "M3", "whereabouts unknown"},
    {"Z1", "Z1", "other placements|other"},
});

constexpr auto providers = std::to_array<Codes>({
    {"PR0", "PR0", "parent or other person with parental responsibility"},
    {"PR1", "PR1", "own provision|own provision by the local authority|in house|la"},
    {"PR2", "PR2", "other local authority provision|other local authority|other la"},
    {"PR3", "PR3", "other public provision"},
    {"PR4", "PR4", "private provision|private"},
    {"PR5", "PR5", "voluntary or third sector provision|voluntary|third sector|voluntary sector"},
});

constexpr auto locations = std::to_array<Codes>({
    {"1", "IN", "in area|in county|in borough|inside|inside local authority|inside the local authority|yes"},
    {"0", "OUT",
     "out of area|out of county|out of borough|outside|outside local authority|outside the local "
     "authority|no"},
});

constexpr auto eligibility = std::to_array<Codes>({
    {"Relevant", "Relevant", "relevant child"},
    {"Former Relevant", "Former Relevant", "former relevant child|former relevant young person"},
    {"Qualifying", "Qualifying", "qualifying care leaver|qualifying child|qualifying young person"},
    {"Eligible", "Eligible", "eligible child|eligible young person"},
});

constexpr auto in_touch = std::to_array<Codes>({
    {"YES", "YES", "y|in touch|1|true"},
    {"NO", "NO", "n|not in touch|0|false"},
    {"DIED", "DIED", "died after leaving care|dead"},
    {"REFU", "REFU", "young person refuses contact|refused|refuses contact"},
    {"NREQ", "NREQ", "young person no longer requires services|no longer requires services"},
    {"RHOM", "RHOM", "young person returned home|returned home"},
});

constexpr auto accommodation = std::to_array<Codes>({
    {"B", "B", "with parents or relatives|parents or relatives|with parents"},
    {"C", "C", "community home or other form of residential care|residential care|residential"},
    {"D", "D", "semi-independent, transitional accommodation|semi-independent|semi-independent transitional"},
    {"E", "E", "supported lodgings"},
    {"G", "G", "gone abroad|abroad"},
    {"H", "H", "deported"},
    {"K", "K", "ordinary lodgings|lodgings"},
    {"R", "R", "residence not known|not known"},
    {"S", "S", "no fixed abode or homeless|no fixed abode|homeless"},
    {"T", "T", "foyers and similar supported accommodation|foyer|foyers"},
    {"U", "U", "independent living|own tenancy"},
    {"V", "V", "emergency accommodation"},
    {"W", "W", "bed and breakfast|b&b"},
    {"X", "X", "in custody|custody"},
    {"Y", "Y", "other accommodation|other"},
    {"Z", "Z", "with former foster carers|staying put|former foster carers"},
    {"0", "0", "not applicable, not in touch|young person not in touch"},
});

constexpr auto suitability = std::to_array<Codes>({
    {"1", "Suitable", "y|yes|accommodation considered suitable"},
    {"2", "Unsuitable", "n|no|not suitable|accommodation considered unsuitable"},
});

constexpr auto activity = std::to_array<Codes>({
    {"F1", "F1", "full time in higher education|full time higher education|higher education"},
    {"P1", "P1", "part time in higher education|part time higher education"},
    {"F2", "F2", "full time in education other than higher education|full time education"},
    {"P2", "P2", "part time in education other than higher education|part time education"},
    {"F3", "F3", "full time in training or employment (old code)"},
    {"P3", "P3", "part time in training or employment (old code)"},
    {"F4", "F4", "full time in an apprenticeship|apprenticeship"},
    {"P4", "P4", "part time in an apprenticeship"},
    {"F5", "F5", "full time in training or employment|full time employment|full time training"},
    {"P5", "P5", "part time in training or employment|part time employment|part time training"},
    {"G4", "G4",
     "not in education, employment or training because of illness or disability|illness or disability"},
    {"G5", "G5", "not in education, employment or training, other circumstances|neet|other circumstances"},
    {"G6", "G6",
     "not in education, employment or training because of pregnancy or parenting|pregnancy or parenting"},
    {"0", "0", "young person not in touch|not in touch"},
});

constexpr auto reversals = std::to_array<Codes>({
    {"RD1", "RD1", "the child's needs changed subsequent to the decision|child's needs changed"},
    {"RD2", "RD2", "the court did not make a placement order|court did not make placement order"},
    {"RD3", "RD3", "prospective adopters could not be found|adopters could not be found"},
    {"RD4", "RD4", "any other reason|other"},
});

constexpr auto sex_codes = std::to_array<Codes>({
    {"M", "a) Male"},
    {"F", "b) Female"},
    {"U", "c) Not stated/recorded (or unborn)"},
    {"I", "d) Neither"},
});

constexpr auto ethnicity_codes = std::to_array<Codes>({
    {"WBRI", "a) WBRI"}, {"WIRI", "b) WIRI"}, {"WOTH", "c) WOTH"}, {"WIRT", "d) WIRT"}, {"WROM", "e) WROM"},
    {"MWBC", "f) MWBC"}, {"MWBA", "g) MWBA"}, {"MWAS", "h) MWAS"}, {"MOTH", "i) MOTH"}, {"AIND", "j) AIND"},
    {"APKN", "k) APKN"}, {"ABAN", "l) ABAN"}, {"AOTH", "m) AOTH"}, {"BCRB", "n) BCRB"}, {"BAFR", "o) BAFR"},
    {"BOTH", "p) BOTH"}, {"CHNE", "q) CHNE"}, {"OOTH", "r) OOTH"}, {"REFU", "s) REFU"}, {"NOBT", "t) NOBT"},
});

constexpr std::string_view separators = " \t:;,.-)(/\xE2\x80\x93\x94";

// Squashes into a buffer that is used again, since this runs for each cell.
void squash_into(std::string& out, std::string_view text) {
  out.clear();
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    }
  }
}

// Whether the squashed form of `text` is `squashed`.
bool squashes_to(std::string_view text, std::string_view squashed) {
  std::size_t at = 0;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) continue;
    if (at >= squashed.size() || squashed[at] != c) return false;
    ++at;
  }
  return at == squashed.size();
}

std::string_view strip_separators(std::string_view text) {
  while (!text.empty() && separators.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  return base::trim(text);
}

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) {
           const auto small = [](char c) {
             return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
           };
           return small(x) == small(y);
         });
}

// The words of a code as it is written: "Police" of "6: Police", "Neglect" of "a) Neglect".
std::string_view written_words(const AnnexACode& code) {
  std::string_view words = without_list_letter(code.written);
  if (words.starts_with(code.code) && words.size() > code.code.size()) {
    const char next = words[code.code.size()];
    if (next == ':' || next == ' ') words = strip_separators(words.substr(code.code.size()));
  }
  return words;
}

bool is_words_of(const AnnexACode& code, std::string_view squashed) {
  if (squashed.empty()) return false;
  if (squashes_to(written_words(code), squashed)) return true;
  for (std::string_view rest = code.words; !rest.empty();) {
    const std::size_t bar = rest.find('|');
    if (squashes_to(rest.substr(0, bar), squashed)) return true;
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  return false;
}

}  // namespace

const AnnexACodeSet contact_sources{"source of contact or referral", contact_source_codes};
const AnnexACodeSet primary_needs{"primary need", needs};
const AnnexACodeSet closure_reasons{"reason for closure", closures};
const AnnexACodeSet abuse_categories{"category of abuse", categories};
const AnnexACodeSet case_statuses{"case status", statuses};
const AnnexACodeSet legal_statuses{"legal status", legal};
const AnnexACodeSet ceased_reasons{"reason for ceasing to be looked after", ceased};
const AnnexACodeSet permanence_plans{"permanence plan", plans};
const AnnexACodeSet placement_types{"placement type", placements};
const AnnexACodeSet placement_providers{"placement provider", providers};
const AnnexACodeSet placement_locations{"placement location", locations};
const AnnexACodeSet eligibility_groups{"eligibility category", eligibility};
const AnnexACodeSet in_touch_codes{"in touch", in_touch};
const AnnexACodeSet accommodation_types{"type of accommodation", accommodation};
const AnnexACodeSet suitability_codes{"suitability of accommodation", suitability};
const AnnexACodeSet activity_codes{"activity status", activity};
const AnnexACodeSet reversal_reasons{"reason no longer placed for adoption", reversals};
const AnnexACodeSet sexes{"sex", sex_codes};
const AnnexACodeSet ethnicities{"ethnicity", ethnicity_codes};

std::span<const AnnexACodeSet* const> annex_a_code_sets() {
  static constexpr auto all = std::to_array<const AnnexACodeSet*>(
      {&contact_sources, &primary_needs, &closure_reasons, &abuse_categories, &case_statuses, &legal_statuses,
       &ceased_reasons, &permanence_plans, &placement_types, &placement_providers, &placement_locations,
       &eligibility_groups, &in_touch_codes, &accommodation_types, &suitability_codes, &activity_codes,
       &reversal_reasons, &sexes, &ethnicities});
  return all;
}

Decoded decode(const AnnexACodeSet& set, std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return {};
  const std::string_view bare = without_list_letter(text);
  for (const AnnexACode& code : set.codes) {
    if (same_letters(bare, code.code)) return {std::string(code.code), true, {}};
  }
  thread_local std::string squashed;
  squash_into(squashed, bare);
  for (const AnnexACode& code : set.codes) {
    if (is_words_of(code, squashed)) return {std::string(code.code), true, {}};
  }
  // A code and then words, or words and then a code.
  const std::size_t first_end = std::min(bare.find_first_of(separators), bare.size());
  const std::string_view first = bare.substr(0, first_end);
  std::string_view open = bare;
  while (!open.empty() && (open.back() == ')' || open.back() == ' ')) open.remove_suffix(1);
  const std::size_t last_begin = open.find_last_of(separators);
  for (const AnnexACode& code : set.codes) {
    if (same_letters(first, code.code)) {
      std::string words(strip_separators(bare.substr(first_end)));
      squash_into(squashed, words);
      if (is_words_of(code, squashed)) words.clear();
      return {std::string(code.code), true, std::move(words)};
    }
    // A single letter or figure at the end of a text is more likely a word or a number.
    if (code.code.size() > 1 && last_begin != std::string_view::npos &&
        same_letters(open.substr(last_begin + 1), code.code)) {
      return {std::string(code.code), true, {}};
    }
  }
  // The list's letter alone: "c" or "c)".
  if (text.size() == 1 || (text.size() == 2 && text[1] == ')')) {
    for (const AnnexACode& code : set.codes) {
      if (code.written.size() > 2 && code.written[1] == ')' &&
          same_letters(text.substr(0, 1), code.written.substr(0, 1)))
        return {std::string(code.code), true, {}};
    }
  }
  return {std::string(text), false, {}};
}

std::string_view encode(const AnnexACodeSet& set, std::string_view code) {
  for (const AnnexACode& entry : set.codes) {
    if (entry.code == code) return entry.written;
  }
  return code;
}

bool says_nothing(std::string_view text) {
  text = without_list_letter(text);
  if (text.empty()) return true;
  // No such word is longer, and none has a letter beyond ASCII.
  if (text.size() > 24 ||
      std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x7FU; }))
    return false;
  thread_local std::string squashed;
  squash_into(squashed, text);
  // Without a sign, "NA" may be someone's initials.
  if (squashed == "na") return text.size() > 2;
  static constexpr auto words = std::to_array<std::string_view>(
      {"", "unknown", "notknown", "notrecorded", "notstated", "notapplicable", "none", "notyetrecorded",
       "norecord", "notavailable", "null", "blank"});
  return std::ranges::find(words, squashed) != words.end();
}

}  // namespace windscreen::ingest
