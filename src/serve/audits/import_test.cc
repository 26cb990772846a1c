// Past audits brought in by the page: read and shown, confirmed by their hash, written once or not at all.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "ingest/xlsx_test_book.h"
#include "serve/audits/audits_world_test.h"
#include "serve/audits/import_routes.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

const std::string past_table =
    "month,grade,service,child\n"
    "2018-11,good,One,0012\n"
    "2018-11,RI,One,\n"
    "2018-12,inadequate,Two,0013\n";

class AuditImport : public AuditsWorld {
 protected:
  Response put(const std::string& who, const std::string& address, const std::string& bytes) {
    Request asked = request(who, "/api/v1/audits/" + address, json::object());
    asked.method = "PUT";
    asked.body = bytes;
    Headers headers;
    for (const auto& [name, value] : asked.headers.fields())
      headers.add(name, name == "Content-Type" ? "application/octet-stream" : value);
    asked.headers = std::move(headers);
    return application->answer_now(asked);
  }
  json previewed(const std::string& bytes, const std::string& query = "") {
    const Response answer = put("lead", "import/preview" + query, bytes);
    EXPECT_EQ(answer.status, 200) << *answer.body;
    return answer.status == 200 ? json::parse(*answer.body) : json::object();
  }
  Response confirm(const std::string& who, const std::string& bytes, const std::string& more = "") {
    return put(who, "import?hash=" + base::sha256(bytes) + more, bytes);
  }
  /// The audits that stand in the store from files.
  std::vector<store::Audit> brought_in() const {
    return kept->read([](const store::Queries& reader) {
      return reader.select<store::Audit>("where import_id is not null order by month, final_grade");
    });
  }
};
ON_EACH_ENGINE(AuditImport);

TEST_P(AuditImport, ShowsWhatWouldBeReadAndSavesNothing) {
  const json seen = previewed(past_table);
  EXPECT_EQ(seen["hash"], base::sha256(past_table));
  EXPECT_EQ(seen["audits"], 3);
  EXPECT_EQ(seen["with_child"], 2);
  EXPECT_EQ(seen["rejected"], 0);
  EXPECT_EQ(seen["brought_in_before"], false);
  ASSERT_EQ(seen["months"].size(), 2U);
  EXPECT_EQ(seen["months"][0], (json{{"month", "2018-11"},
                                     {"outstanding", 0},
                                     {"good", 1},
                                     {"requires_improvement", 1},
                                     {"inadequate", 0},
                                     {"audits", 2},
                                     {"there", 0}}));
  EXPECT_EQ(seen["sample"][0]["service"], "One");
  EXPECT_EQ(seen["sample"][1]["child"], false);
  // Whose audits they are is in the file, and stays there.
  EXPECT_EQ(seen.dump().find("0012"), std::string::npos);
  EXPECT_TRUE(brought_in().empty());
  const AuditSchemas schemas = import_schemas();
  EXPECT_EQ(schema_fault(schemas.at("AuditImportPreview"), seen), "");
}

TEST_P(AuditImport, ConfirmedItIsWrittenOnceAndLogged) {
  const Response done = confirm("lead", past_table);
  ASSERT_EQ(done.status, 200) << *done.body;
  EXPECT_EQ(json::parse(*done.body), (json{{"audits", 3}, {"left_out", 0}}));
  EXPECT_EQ(schema_fault(import_schemas().at("AuditImported"), json::parse(*done.body)), "");
  const auto there = brought_in();
  ASSERT_EQ(there.size(), 3U);
  EXPECT_EQ(there[0].month, "2018-11");
  EXPECT_EQ(there[0].final_grade, "good");
  EXPECT_EQ(there[0].person_id, "0012");
  EXPECT_EQ(there[0].state, "closed");
  EXPECT_EQ(there[2].import_id, base::sha256(past_table));
  const auto logged = kept->read([](const store::Queries& reader) {
    return reader.query("select count(*) from change_log where actor = 'lead' and act = 'audits.import'", {},
                        std::array{store::Kind::integer});
  });
  EXPECT_GE(std::get<std::int64_t>(logged.at(0).at(0)), 3);
  // The same file again: told before it is sent for good, refused when it is.
  const json seen = previewed(past_table);
  EXPECT_EQ(seen["brought_in_before"], true);
  EXPECT_EQ(seen["months"][0]["there"], 2);
  EXPECT_EQ(confirm("lead", past_table).status, 422);
  EXPECT_EQ(brought_in().size(), 3U);
}

TEST_P(AuditImport, RowsThatCannotBeUsedAreToldAndLeftOutOnlyWhenThatIsSaid) {
  const std::string some = "month,grade\n2018-11,good\nsoon,good\n2018-12,7\n";
  const json seen = previewed(some);
  EXPECT_EQ(seen["audits"], 1);
  EXPECT_EQ(seen["rejected"], 2);
  EXPECT_EQ(seen["rejects"][0]["line"], 3);
  EXPECT_EQ(seen["rejects"][1]["line"], 4);
  EXPECT_NE(seen["rejects"][1]["remedy"].get<std::string>().find("outstanding"), std::string::npos);
  for (const char* more : {"", "&leave_out=no"}) {
    const Response refused = confirm("lead", some, more);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body->find("2 rows cannot be used"), std::string::npos) << *refused.body;
    EXPECT_TRUE(brought_in().empty());
  }
  const Response done = confirm("lead", some, "&leave_out=yes");
  ASSERT_EQ(done.status, 200) << *done.body;
  EXPECT_EQ(json::parse(*done.body), (json{{"audits", 1}, {"left_out", 2}}));
  EXPECT_EQ(brought_in().size(), 1U);
}

TEST_P(AuditImport, WhatIsConfirmedIsTheFileThatWasLookedAt) {
  const Response other =
      put("lead", "import?hash=" + base::sha256(past_table), past_table + "2019-01,good,One,\n");
  EXPECT_EQ(other.status, 409) << *other.body;
  EXPECT_EQ(json::parse(*other.body)["code"], "other_file");
  EXPECT_EQ(put("lead", "import", past_table).status, 400);
  EXPECT_TRUE(brought_in().empty());
}

TEST_P(AuditImport, AWorkbooksSheetIsChosenWhereSeveralHoldAudits) {
  const auto sheet = [](const char* grade) {
    return ingest::text_row({"Month", "Grade"}) + ingest::text_row({"Nov 2018", grade});
  };
  const std::string bytes =
      ingest::Book{{{"2018 \u00a3", sheet("good")}, {"2019", sheet("inadequate")}}, {}}.bytes();
  const json asked = previewed(bytes);
  EXPECT_EQ(asked["sheets"], (json{"2018 \u00a3", "2019"}));
  EXPECT_EQ(asked["audits"], 0);
  EXPECT_EQ(schema_fault(import_schemas().at("AuditImportPreview"), asked), "");
  EXPECT_EQ(confirm("lead", bytes).status, 422);
  const json seen = previewed(bytes, "?sheet=2018%20%C2%A3");
  EXPECT_EQ(seen["sheet"], "2018 \u00a3");
  EXPECT_EQ(seen["months"][0]["good"], 1);
  EXPECT_EQ(confirm("lead", bytes, "&sheet=2018%20%C2%A3").status, 200);
  // The other sheet of the same workbook is another table.
  EXPECT_EQ(confirm("lead", bytes, "&sheet=2019").status, 200);
  EXPECT_EQ(brought_in().size(), 2U);
  EXPECT_EQ(confirm("lead", bytes, "&sheet=2019").status, 422);
  EXPECT_EQ(put("lead", "import/preview?sheet=2020", bytes).status, 422);
}

TEST_P(AuditImport, WhatCannotBeReadSaysWhyAndWritesNothing) {
  for (const std::string& bytes :
       {std::string("PK no workbook"), std::string("PK\x03\x04", 4), std::string("service,grade\nOne,good\n"),
        std::string("month,grade,grade\n2018-11,good,good\n"), std::string("\xff\xfe\x00", 3),
        std::string(3, '\0'), std::string("month,grade\n")}) {
    const Response refused = confirm("lead", bytes);
    EXPECT_EQ(refused.status, 422) << *refused.body;
    EXPECT_FALSE(json::parse(*refused.body)["detail"].get<std::string>().empty());
  }
  EXPECT_EQ(put("lead", "import/preview", "").status, 400);
  EXPECT_EQ(put("lead", "import/preview", std::string(most_import_bytes + 1, 'x')).status, 413);
  EXPECT_EQ(put("lead", "import/preview?sheet=A", "month,grade\n2018-11,good\n").status, 422);
  EXPECT_TRUE(brought_in().empty());
}

TEST_P(AuditImport, LongListsAreCutButCounted) {
  std::string rows = "month,grade\n";
  for (int i = 0; i < 600; ++i) rows += "soon,good\n";
  for (int i = 0; i < 30; ++i) rows += "2018-11,good\n";
  const json seen = previewed(rows);
  EXPECT_EQ(seen["rejected"], 600);
  EXPECT_EQ(seen["rejects"].size(), most_rejects_shown);
  EXPECT_EQ(seen["audits"], 30);
  EXPECT_EQ(seen["sample"].size(), most_audits_shown);
}

TEST_P(AuditImport, IsForWhoLeadsTheWholeAuthorityAlone) {
  kept->write({"system:test", "set up a lead of one service"}, [&](store::Writer& writer) {
    store::Account account;
    account.id = "service_lead";
    account.email = "service_lead@example.org";
    account.name = "Name of service_lead";
    account.status = "active";
    account.created_at = "2020-01-01T00:00:00.000Z";
    writer.insert(account);
  });
  grant("service_lead", "qa_lead", "service", "Permanence");
  for (const char* who : {"service_lead", "auditor", "other", "moderator", "director", "head", "north",
                          "worker", "analyst", "inspector", "councillor", "administrator"}) {
    EXPECT_EQ(put(who, "import/preview", past_table).status, 403) << who;
    EXPECT_EQ(confirm(who, past_table).status, 403) << who;
  }
  EXPECT_EQ(put("", "import/preview", past_table).status, 401);
  EXPECT_TRUE(brought_in().empty());
}

}  // namespace
}  // namespace windscreen::serve
