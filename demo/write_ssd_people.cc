#include "demo/identifiers.h"
#include "demo/names.h"
#include "demo/write_ssd.h"

namespace windscreen::demo {

CsvFile SsdFolder::open(std::string_view table, std::string_view header, Dirt dirt_of_table,
                        Encoding encoding) const {
  return {directory / (std::string(table) + ".csv"), header,
          dirt ? std::optional(dirt_of_table) : std::nullopt, seed, encoding};
}

PeopleTables::PeopleTables(const SsdFolder& folder)
    : dirt_(folder.dirt),
      // Names with accents, in the encoding of an older system.
      person_(folder.open(
          "ssd_person",
          "pers_person_id,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob,"
          "pers_expected_dob,pers_death_date,pers_is_mother,pers_nationality,pers_common_child_id",
          {.person = 0}, Encoding::windows1252)),
      family_(folder.open("ssd_family", "fami_table_id,fami_family_id,fami_person_id", {.person = 2})),
      address_(folder.open("ssd_address",
                           "addr_table_id,addr_person_id,addr_address_type,addr_address_start_date,"
                           "addr_address_end_date,addr_address_postcode,addr_address_json",
                           {.start = 3, .person = 1})),
      disability_(
          folder.open("ssd_disability", "disa_table_id,disa_person_id,disa_disability_code", {.person = 1})),
      immigration_(folder.open("ssd_immigration_status",
                               "immi_immigration_status_id,immi_person_id,immi_immigration_status,"
                               "immi_immigration_status_start_date,immi_immigration_status_end_date",
                               {.person = 1})),
      mother_(folder.open("ssd_mother", "moth_table_id,moth_person_id,moth_childs_person_id,moth_childs_dob",
                          {})),
      linked_(folder.open("ssd_linked_identifiers",
                          "link_table_id,link_person_id,link_identifier_type,link_identifier_value",
                          {.person = 1})) {}

void PeopleTables::write(const County& county) {
  for (Index i = 0; i < county.people.size(); ++i) {
    const Person& person = county.people[i];
    const std::uint64_t id = person_number(county, i);
    const bool born = person.born <= last_day;
    person_.id("", id);
    if (born) {
      person_.text(forename_of(person));
    } else {
      person_.text("Unborn");
    }
    person_.text(surname_of(person)).code(sex_code(person, last_day));
    person_.code(ethnicities()[person.ethnicity].code).day(person.born);
    // An expected date where the child was known before birth.
    if (!born) {
      std::string expected;
      append_iso(expected, person.born);
      person_.text(expected);
    } else {
      person_.blank();
    }
    person_.day(person.died).text(person.mother ? "Y" : "");
    person_.text(person.nationality > 0 ? origins()[person.nationality - 1U].country : std::string_view());
    person_.id("NHS", 4000000000U + id).end();
    if (person.family == none) continue;
    const Family& family = county.families[person.family];
    family_.id("FT", number_of(county, i)).id("F", number_of(county, person.family)).id("", id).end();
    const bool known = person.last_episode != none;
    if (known && !person.unaccompanied && born) {
      std::string json = "{\"HOUSE\":\"" + std::to_string(family.number) + "\",\"STREET\":\"";
      json += streets()[family.street];
      json += "\",\"TOWN\":\"";
      json += towns()[family.town];
      json += "\"}";
      const bool moved = family.moved != not_yet && family.moved > person.born && family.moved <= last_day;
      if (moved) {
        address_.id("AD", number_of(county, i) * 2)
            .id("", id)
            .text("Home")
            .day(person.born)
            .day(family.moved);
        address_.text(postcode(static_cast<std::uint16_t>((family.postcode + 777U) % 20000U)))
            .text("{}")
            .end();
      }
      address_.id("AD", number_of(county, i) * 2 + 1)
          .id("", id)
          .text("Home")
          .day(moved ? family.moved : person.born);
      address_.blank().text(postcode(family.postcode)).text(json).end();
    }
    if (known || person.disability != 0) {
      disability_.id("D", number_of(county, i)).id("", id).code(disabilities()[person.disability].code).end();
      if (person.disability == 6 && i % 4 == 0) {
        disability_.id("DX", number_of(county, i)).id("", id).code("AUT").end();
      }
    }
    if (known && born && age_on(person.born, last_day) >= 5) {
      linked_.id("L", number_of(county, i))
          .id("", id)
          .text("Unique Pupil Number")
          .text(pupil_number(id))
          .end();
    }
    if (person.unaccompanied) {
      immigration_.id("I", number_of(county, i)).id("", id).code("UASC");
      immigration_.day(county.episodes[person.last_episode].referral).day(birthday(person.born, 18)).end();
    }
  }
  if (dirt_) write_duplicate_children(county);
  for (const Mother& mother : county.mothers) {
    mother_.id("M", number_of(county, mother.child)).id("", person_number(county, mother.mother));
    mother_.id("", person_number(county, mother.child)).day(county.people[mother.child].born).end();
  }
}

// Children who were entered twice: the same birthday and surname, and nearly the same forename.
void PeopleTables::write_duplicate_children(const County& county) {
  Index copies = 0;
  for (Index i = 500; i < county.people.size() && copies < 25; i += 997) {
    const Person& person = county.people[i];
    if (person.born > last_day || person.formerly != none || person.family == none) continue;
    const std::string forename = forename_of(person);
    // The last places of the county's range, which no other person reaches.
    person_.id("", person_number(county, 199'999U - copies))
        .text(forename.substr(0, forename.size() - copies % 2));
    person_.text(surname_of(person))
        .code(sex_code(person, last_day))
        .code(ethnicities()[person.ethnicity].code);
    person_.day(person.born).blank().blank().blank().blank().blank().end();
    ++copies;
  }
}

void PeopleTables::close() {
  for (CsvFile* file : {&person_, &family_, &address_, &disability_, &immigration_, &mother_, &linked_})
    file->close();
}

}  // namespace windscreen::demo
