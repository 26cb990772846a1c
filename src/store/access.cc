#include "store/access.h"

namespace windscreen::store {

const Record<AccessRecord>& AccessRecord::record() {
  static const Record<AccessRecord> record("access_records", 4,
                                           {{"id", &AccessRecord::id},
                                            {"accessed_at", &AccessRecord::accessed_at},
                                            {"viewing_id", &AccessRecord::viewing_id},
                                            {"account_id", &AccessRecord::account_id},
                                            {"grant_id", &AccessRecord::grant_id},
                                            {"session_id", &AccessRecord::session_id},
                                            {"person_id", &AccessRecord::person_id},
                                            {"view", &AccessRecord::view},
                                            {"purpose", &AccessRecord::purpose},
                                            {"purpose_detail", &AccessRecord::purpose_detail},
                                            {"snapshot", &AccessRecord::snapshot},
                                            {"left_the_system", &AccessRecord::left_the_system}},
                                           true);
  return record;
}

}  // namespace windscreen::store
