#include "store/preferences.h"

namespace windscreen::store {

const Record<SavedView>& SavedView::record() {
  static const Record<SavedView> record("saved_views", 5,
                                        {{"id", &SavedView::id},
                                         {"account_id", &SavedView::account_id},
                                         {"name", &SavedView::name},
                                         {"address", &SavedView::address},
                                         {"shared_with", &SavedView::shared_with},
                                         {"created_at", &SavedView::created_at},
                                         {"changed_at", &SavedView::changed_at}});
  return record;
}

const Record<Setting>& Setting::record() {
  static const Record<Setting> record(
      "settings", 5,
      {{"id", &Setting::id}, {"value", &Setting::value}, {"changed_at", &Setting::changed_at}});
  return record;
}

}  // namespace windscreen::store
