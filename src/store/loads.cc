#include "store/loads.h"

namespace windscreen::store {

const Record<Upload>& Upload::record() {
  static const Record<Upload> record("uploads", 6,
                                     {{"id", &Upload::id},
                                      {"account_id", &Upload::account_id},
                                      {"name", &Upload::name},
                                      {"bytes", &Upload::bytes},
                                      {"state", &Upload::state},
                                      {"sha256", &Upload::sha256},
                                      {"began_at", &Upload::began_at},
                                      {"changed_at", &Upload::changed_at}});
  return record;
}

const Record<DataLoad>& DataLoad::record() {
  static const Record<DataLoad> record("data_loads", 6,
                                       {{"id", &DataLoad::id},
                                        {"account_id", &DataLoad::account_id},
                                        {"as_at", &DataLoad::as_at},
                                        {"state", &DataLoad::state},
                                        {"began_at", &DataLoad::began_at},
                                        {"ended_at", &DataLoad::ended_at},
                                        {"snapshot", &DataLoad::snapshot},
                                        {"was_there", &DataLoad::was_there},
                                        {"rows_read", &DataLoad::rows_read},
                                        {"rows_kept", &DataLoad::rows_kept},
                                        {"rows_merged", &DataLoad::rows_merged},
                                        {"rows_rejected", &DataLoad::rows_rejected},
                                        {"rows_flagged", &DataLoad::rows_flagged},
                                        {"problem", &DataLoad::problem, {true}},
                                        {"remedy", &DataLoad::remedy},
                                        {"notes", &DataLoad::notes, {true}}});
  return record;
}

const Record<DataLoadFile>& DataLoadFile::record() {
  static const Record<DataLoadFile> record("data_load_files", 6,
                                           {{"id", &DataLoadFile::id},
                                            {"load_id", &DataLoadFile::load_id},
                                            {"upload_id", &DataLoadFile::upload_id},
                                            {"name", &DataLoadFile::name},
                                            {"bytes", &DataLoadFile::bytes},
                                            {"sha256", &DataLoadFile::sha256}});
  return record;
}

}  // namespace windscreen::store
