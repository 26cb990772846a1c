#include "store/bookkeeping.h"

#include "store/access.h"
#include "store/loads.h"
#include "store/people.h"
#include "store/preferences.h"
#include "store/sign_in.h"

namespace windscreen::store {

const Record<MigrationRecord>& MigrationRecord::record() {
  static const Record<MigrationRecord> record("schema_migrations", 1,
                                              {{"id", &MigrationRecord::id},
                                               {"version", &MigrationRecord::version},
                                               {"name", &MigrationRecord::name},
                                               {"hash", &MigrationRecord::hash},
                                               {"applied_at", &MigrationRecord::applied_at}},
                                              true);
  return record;
}

const Record<StoreEvent>& StoreEvent::record() {
  static const Record<StoreEvent> record("store_events", 1,
                                         {{"id", &StoreEvent::id},
                                          {"happened_at", &StoreEvent::happened_at},
                                          {"what", &StoreEvent::what},
                                          {"detail", &StoreEvent::detail}},
                                         true);
  return record;
}

std::vector<const Table*> all_tables() {
  return {&MigrationRecord::record().table(), &StoreEvent::record().table(),  &Account::record().table(),
          &RecoveryCode::record().table(),    &RoleGrant::record().table(),   &GrantedChild::record().table(),
          &Invitation::record().table(),      &Session::record().table(),     &Draft::record().table(),
          &SignInAttempt::record().table(),   &SignInFlow::record().table(),  &AccessRecord::record().table(),
          &SavedView::record().table(),       &Setting::record().table(),     &Upload::record().table(),
          &DataLoad::record().table(),        &DataLoadFile::record().table()};
}

}  // namespace windscreen::store
