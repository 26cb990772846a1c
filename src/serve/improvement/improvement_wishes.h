// What the bodies of calls that add to the improvement record hold.
#pragma once

#include <string>

#include "improve/writing.h"
#include "serve/http/schema_parts.h"
#include "serve/improvement/improvement_sources.h"

namespace windscreen::serve {

/// The most bytes of a title, a number, a name; of words and evidence.
inline constexpr std::size_t most_title = 200;
inline constexpr std::size_t most_words = 4000;

/// A thing that is to be added, from today where no day is given, with what only its kind has ("measure",
/// "milestone", "risk", "decision", "feedback", "mentions", "to" and "every_months" of a promise). Its place
/// is not set. Throws Problem (400) for what is not of the right form, Refused (422) for an indicator that
/// the catalogue does not have. Thread-safe.
improve::NewThing thing_given(ImprovementSources& sources, const Call& call);

/// What a thing may hold beside its kind and title, for the OpenAPI document.
SchemaMembers thing_wish_members();

/// Runs `work` in a transaction as `act` of whoever calls; what the rules of the record refuse is told with
/// their words (422 improvement_refused).
template <typename Work>
void by_the_record(ImprovementSources& sources, const Call& call, const char* act, const Work& work) {
  sources.people.store.write({call.identity->account, act}, [&](store::Writer& writer) {
    try {
      work(writer);
    } catch (const Refused&) {
      throw;
    } catch (const store::Conflict&) {
      throw;
    } catch (const base::Error& refused) {
      throw Refused(422, refused.what(), refused.remedy(), "improvement_refused");
    }
  });
}

}  // namespace windscreen::serve
