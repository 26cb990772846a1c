#include "serve/audits/tool_routes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "assure/tool_text.h"
#include "assure/xlsform.h"
#include "assure/xlsform_file.h"
#include "serve/audits/audits_world_test.h"
#include "serve/audits/tool_library.h"
#include "serve/http/openapi.h"
#include "serve/http/schema_checker_test.h"

namespace windscreen::serve {
namespace {

using nlohmann::json;

constexpr const char* library_address = "/api/v1/audits/tools";

class ToolRoutes : public AuditsWorld {
 protected:
  json got(const std::string& who, const std::string& address) {
    const Response response = get(who, address);
    EXPECT_EQ(response.status, 200) << address << *response.body;
    return json::parse(*response.body);
  }
  json version(const std::string& id) { return got("lead", std::string(library_address) + "/" + id); }
  json listed(const std::string& id) {
    const json library = got("lead", library_address);
    for (const json& one : library["tools"])
      if (one["id"] == id) return one;
    return nullptr;
  }
  Response put_file(const std::string& who, const std::string& bytes) {
    Request asked = request(who, "/api/v1/audits/tools/import", json::object());
    asked.method = "PUT";
    asked.body = bytes;
    Headers headers;
    for (const auto& [name, value] : asked.headers.fields())
      headers.add(name, name == "Content-Type" ? "application/octet-stream" : value);
    asked.headers = std::move(headers);
    return application->answer_now(asked);
  }
  /// The core tool with one question more.
  json longer() {
    json tool = version("core-1-0-0")["content"];
    tool["sections"][0]["questions"].push_back({{"id", "more"}, {"ask", "One more"}, {"type", "text"}});
    return tool;
  }
};
ON_EACH_ENGINE(ToolRoutes);

TEST_P(ToolRoutes, TheLibraryHasTheProgramsTheAuthoritysAndTheStoresTools) {
  const json core = listed("core-1-0-0");
  ASSERT_TRUE(core.is_object());
  EXPECT_EQ(core["origin"], "shipped");
  EXPECT_TRUE(core["in_force"].get<bool>());
  EXPECT_EQ(core["audits"], 3);
  EXPECT_EQ(listed("neglect-1-0-0")["audits"], 0);
  std::filesystem::create_directories(workspace.directory() / "audit_tools");
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(workspace.directory() / "audit_tools" / name) << text;
  };
  write("ours.yaml",
        "tool: ours\nname: Ours\nversion: 1.0.0\nkind: closure\nfrom: 2020-01-01\nlook_back_months: 6\n"
        "sections:\n  - {id: s, name: S, questions: [{id: q, ask: Q, type: text}]}\n");
  EXPECT_EQ(listed("ours-1-0-0")["origin"], "authority");
  // A file that is no tool hides nothing, and says what to do.
  write("broken.yaml", "tool: broken\ncolour: red\n");
  const json library = got("lead", library_address);
  ASSERT_EQ(library["faults"].size(), 1U);
  EXPECT_NE(library["faults"][0]["what"].get<std::string>().find("line 2"), std::string::npos);
  EXPECT_FALSE(library["faults"][0]["remedy"].get<std::string>().empty());
  EXPECT_TRUE(
      std::ranges::any_of(library["tools"], [](const json& one) { return one["id"] == "ours-1-0-0"; }));
}

TEST_P(ToolRoutes, WhoeverWorksHereReadsThemAndOnlyTheLeadOfTheAuthorityChangesThem) {
  for (const char* who : {"lead", "auditor", "worker", "director", "councillor"})
    EXPECT_EQ(get(who, library_address).status, 200) << who;
  EXPECT_TRUE(got("lead", library_address)["may_change"].get<bool>());
  EXPECT_FALSE(got("auditor", library_address)["may_change"].get<bool>());
  EXPECT_EQ(ask("auditor", library_address, {{"tool", json::object()}}).status, 403);
  // A lead of one service does not run what is the authority's.
  grant("north", "qa_lead", "service", "Safeguarding");
  EXPECT_EQ(ask("north", library_address, {{"tool", longer()}}).status, 403);
  EXPECT_EQ(ask("north", "/api/v1/audits/tools/core-1-0-0/retire", {{"last_day", "2030-01-01"}}).status, 403);
  EXPECT_EQ(put_file("north", "tool: x\n").status, 403);
}

TEST_P(ToolRoutes, AUsedVersionIsNeverChangedAndTheNextNumberIsProposed) {
  json tool = longer();
  const json checked = asked("lead", "/api/v1/audits/tools/check", {{"tool", tool}});
  EXPECT_EQ(checked["faults"], json::array());
  EXPECT_TRUE(checked["taken"].get<bool>());
  EXPECT_EQ(checked["next_version"], "1.1.0");
  EXPECT_EQ(checked["changes"].size(), 1U);
  const Response refused = ask("lead", library_address, {{"tool", tool}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(json::parse(*refused.body)["next_version"], "1.1.0");
  EXPECT_EQ(version("core-1-0-0")["content"].dump().find("One more"), std::string::npos);

  tool["version"] = "1.1.0";
  tool["from"] = "2020-09-15";
  EXPECT_EQ(asked("lead", library_address, {{"tool", tool}})["id"], "core-1-1-0");
  const json saved = version("core-1-1-0");
  EXPECT_EQ(saved["about"]["origin"], "authority");
  EXPECT_EQ(saved["before"]["version"], "1.0.0");
  EXPECT_EQ(saved["before"]["changes"][0]["question"], "more");
  EXPECT_EQ(saved["versions"].size(), 2U);
  // The same once more is no other version.
  EXPECT_EQ(ask("lead", library_address, {{"tool", tool}}).status, 200);
  EXPECT_EQ(version("core-1-1-0")["versions"].size(), 2U);
}

TEST_P(ToolRoutes, AToolWithFaultsIsNotSavedAndEachFaultSaysWhereAndWhatToDo) {
  json tool = longer();
  tool["version"] = "1.1.0";
  tool["sections"][0]["questions"].back()["asked_if"] = "nothing = yes";
  const Response refused = ask("lead", library_address, {{"tool", tool}});
  EXPECT_EQ(refused.status, 422);
  const json fault = json::parse(*refused.body)["faults"][0];
  EXPECT_EQ(fault["id"], "more");
  EXPECT_FALSE(fault["remedy"].get<std::string>().empty());
  EXPECT_TRUE(listed("core-1-1-0").is_null());
  // What cannot be read at all is told, too.
  for (const json& broken : {json::object(), json{{"tool", "x"}}, json{{"sections", 7}}}) {
    const json checked = asked("lead", "/api/v1/audits/tools/check", {{"tool", broken}});
    EXPECT_EQ(checked["faults"].size(), 1U) << broken;
  }
  EXPECT_EQ(ask("lead", library_address, {{"tool", "core"}}).status, 400);
}

TEST_P(ToolRoutes, ARetiredVersionIsNotInForceAfterItsLastDay) {
  const auto retire = [&](const std::string& day) {
    return ask("lead", "/api/v1/audits/tools/neglect-1-0-0/retire", {{"last_day", day}}).status;
  };
  EXPECT_EQ(retire("soon"), 400);
  EXPECT_NE(retire("2001-01-01"), 200);
  EXPECT_EQ(retire("2019-12-31"), 200);
  EXPECT_EQ(listed("neglect-1-0-0")["last_day"], "2019-12-31");
  EXPECT_FALSE(listed("neglect-1-0-0")["in_force"].get<bool>());
  EXPECT_EQ(ask("lead", "/api/v1/audits/tools/none-1-0-0/retire", {{"last_day", "2030-01-01"}}).status, 404);
}

TEST_P(ToolRoutes, WhatIsExportedIsImportedAsTheSameTool) {
  const json content = version("core-1-0-0")["content"];
  for (const char* form : {"yaml", "xlsform"}) {
    const Response file = get("auditor", std::string("/api/v1/audits/tools/core-1-0-0/") + form);
    ASSERT_EQ(file.status, 200) << form;
    EXPECT_NE(file.headers.find("Content-Disposition")->find("core-1-0-0."), std::string::npos);
    const Response back = put_file("lead", *file.body);
    ASSERT_EQ(back.status, 200) << form << *back.body;
    EXPECT_EQ(json::parse(*back.body)["content"], content) << form;
  }
  EXPECT_EQ(get("lead", "/api/v1/audits/tools/none-1-0-0/yaml").status, 404);
}

TEST_P(ToolRoutes, AnUploadThatIsNoToolSaysWhereAndWhatToDo) {
  for (const std::string& bytes :
       {std::string("tool: x\ncolour: red\n"), std::string("PK no workbook"), std::string("PK\x03\x04", 4),
        std::string("a: &a [*a]"), std::string("\xff\xfe")}) {
    const Response refused = put_file("lead", bytes);
    EXPECT_GE(refused.status, 400) << bytes;
    EXPECT_LT(refused.status, 500) << bytes << *refused.body;
    EXPECT_FALSE(json::parse(*refused.body)["detail"].get<std::string>().empty());
  }
  EXPECT_EQ(put_file("lead", "").status, 400);
  const json broken = json::parse(*put_file("lead", "tool: x\ncolour: red\n").body);
  EXPECT_NE(broken["detail"].get<std::string>().find("line 2"), std::string::npos);
}

TEST_P(ToolRoutes, AnswersAreAsTheirSchemasSay) {
  const auto schemas = tool_schemas();
  const auto fits = [&](const char* schema, const json& answer) {
    return schema_fault(schemas.at(schema), answer);
  };
  EXPECT_EQ(fits("AuditToolLibrary", got("lead", library_address)), "");
  EXPECT_EQ(fits("AuditToolVersion", version("core-1-0-0")), "");
  EXPECT_EQ(fits("AuditToolChecked", asked("lead", "/api/v1/audits/tools/check", {{"tool", longer()}})), "");
}

}  // namespace
}  // namespace windscreen::serve
