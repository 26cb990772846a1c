// store_storm_writer WORKSPACE [POSTGRESQL-ADDRESS]: writes to a store as fast as it can until it is killed,
// and says on standard output what the store has acknowledged: "A id" an account with its grant added, "U id
// name" one renamed.
#include <unistd.h>

#include <cstdio>
#include <string>

#include "store/identity.h"
#include "store/store.h"
#include "store/test_rows.h"

namespace {

using namespace windscreen::store;

void acknowledge(const std::string& line) {
  // Unbuffered and in one call: a line is there whole or not at all.
  if (write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(3);
}

void storm(const Location& location) {
  // A server that was killed may take long to come back on a busy machine.
  Store store(location, migrations(), std::chrono::minutes(2));
  for (int round = 0;; ++round) {
    const std::string id = new_id();
    store.write({"system:storm", "add"}, [&](Writer& writer) {
      writer.insert(account_of(id, "new"));
      writer.insert(RoleGrant{
          "grant-" + id, id, "practitioner", "own_cases", {}, "2020-02-29", {}, {}, now(), "storm", {}, {}});
    });
    acknowledge("A " + id + "\n");
    if (round % 3 != 0) continue;
    const std::string name = "round " + std::to_string(round);
    store.write({"system:storm", "rename"}, [&](Writer& writer) { writer.update(account_of(id, name)); });
    acknowledge("U " + id + " " + name + "\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    storm(locate(argv[1], argc > 2 ? argv[2] : ""));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "store_storm_writer: %s\n", error.what());
    return 1;
  }
}
