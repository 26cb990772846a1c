// What the rules of audits refuse, as an answer of the server.
#pragma once

#include "assure/audit_life.h"
#include "base/error.h"
#include "serve/http/problem.h"
#include "store/connection.h"
#include "store/store.h"

namespace windscreen::serve {

/// Runs `work`, which writes to the store by rules of src/assure, and gives what it gives. What they refuse
/// becomes a Refused with the same words: 409 "audit_changed" where the audit is another than was seen, 422
/// "audit_refused" otherwise. What the store itself refuses stays what it is.
template <typename Work>
auto by_the_rules(store::Store& kept, const store::Act& act, const Work& work) {
  return kept.write(act, [&](store::Writer& writer) {
    try {
      return work(writer);
    } catch (const Refused&) {
      throw;
    } catch (const assure::StaleAudit& stale) {
      throw Refused(409, stale.what(), stale.remedy(), "audit_changed");
    } catch (const store::Conflict&) {
      throw;
    } catch (const base::Error& refused) {
      throw Refused(422, refused.what(), refused.remedy(), "audit_refused");
    }
  });
}

}  // namespace windscreen::serve
