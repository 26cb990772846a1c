#include "store/reminders.h"

namespace windscreen::store {

const Record<ReminderChoice>& ReminderChoice::record() {
  static const Record<ReminderChoice> record("reminder_choices", 10,
                                             {{"id", &ReminderChoice::id},
                                              {"often", &ReminderChoice::often},
                                              {"changed_at", &ReminderChoice::changed_at}});
  return record;
}

const Record<ReminderSent>& ReminderSent::record() {
  static const Record<ReminderSent> record("reminders_sent", 10,
                                           {{"id", &ReminderSent::id},
                                            {"account_id", &ReminderSent::account_id},
                                            {"on_day", &ReminderSent::on_day},
                                            {"at", &ReminderSent::at},
                                            {"lines", &ReminderSent::lines},
                                            {"outcome", &ReminderSent::outcome},
                                            {"words", &ReminderSent::words}},
                                           true);
  return record;
}

const Record<CalendarKey>& CalendarKey::record() {
  static const Record<CalendarKey> record("calendar_keys", 10,
                                          {{"id", &CalendarKey::id},
                                           {"account_id", &CalendarKey::account_id},
                                           {"sha256", &CalendarKey::sha256, {.secret = true}},
                                           {"created_at", &CalendarKey::created_at},
                                           {"ended_at", &CalendarKey::ended_at}});
  return record;
}

}  // namespace windscreen::store
