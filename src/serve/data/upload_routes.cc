#include <charconv>
#include <nlohmann/json.hpp>

#include "serve/accounts/account_answers.h"
#include "serve/children/child_views.h"
#include "serve/data/load_routes.h"
#include "serve/http/problem.h"
#include "serve/http/request_body.h"

namespace windscreen::serve {
namespace {

using nlohmann::ordered_json;

// No file that is sent here is longer.
constexpr std::int64_t most_bytes = std::int64_t{1} << 50U;
constexpr std::size_t digits_of_hash = 64;

ordered_json upload_json(const UploadView& view) {
  return {{"upload", view.row.id},     {"name", view.row.name},   {"bytes", view.row.bytes},
          {"received", view.received}, {"state", view.row.state}, {"began_at", view.row.began_at},
          {"most_part", most_part}};
}

Response list_uploads(Loading& loading, const Call& call) {
  ordered_json rows = ordered_json::array();
  for (const UploadView& one : loading.uploads.of(who_asks(call).account)) rows.push_back(upload_json(one));
  return json_answer(rows);
}

Response begin_upload(Loading& loading, const Call& call) {
  const auto bytes = call.body->find("bytes");
  if (bytes == call.body->end() || !bytes->is_number_integer() || *bytes < 0 || *bytes > most_bytes)
    throw Problem{400, "bytes is not a length.", "Send the file's length in bytes as a whole number."};
  const std::string name = text_member(*call.body, "name", 4096);
  return json_answer(
      upload_json(loading.uploads.begin(who_asks(call).account, name, bytes->get<std::uint64_t>())));
}

Response add_part(Loading& loading, const Call& call) {
  const std::string* text = call.given("offset");
  if (text == nullptr)
    throw Problem{400, "offset is missing.", "Say at which byte of the file the part begins."};
  std::uint64_t offset = 0;
  std::from_chars(text->data(), text->data() + text->size(), offset);
  const std::string& bytes = call.request.body;
  if (bytes.size() > most_part)
    throw Problem{413, "The part is longer than the server takes.", "Send at most 524288 bytes at once."};
  return json_answer(
      upload_json(loading.uploads.add(who_asks(call).account, call.path.at("upload"), offset, bytes)));
}

Response finish_upload(Loading& loading, const Call& call) {
  const std::string hash = text_member(*call.body, "sha256", digits_of_hash);
  return json_answer(
      upload_json(loading.uploads.finish(who_asks(call).account, call.path.at("upload"), hash)));
}

Response remove_upload(Loading& loading, const Call& call) {
  const std::string& id = call.path.at("upload");
  loading.uploads.remove(who_asks(call).account, id);
  return json_answer({{"upload", id}});
}

}  // namespace

std::vector<Route> upload_routes(Loading& loading) {
  const auto route = [&loading](Method method, const char* address, const char* summary, const char* schema,
                                Response (*make)(Loading&, const Call&), Workers by = Workers::store) {
    return loading_route(loading, {"upload", Parameter::Kind::slug, "The upload's id.", 0, 0, {}}, method,
                         address, summary, schema, make, by);
  };
  std::vector<Route> routes = {
      route(Method::get, "/api/v1/uploads", "One's own files that wait to be loaded, or are on their way.",
            "Uploads", list_uploads),
      route(Method::post, "/api/v1/uploads", "Announces a file.", "Upload", begin_upload),
      route(Method::put, "/api/v1/uploads/{upload}/parts",
            "Adds a part of the file, of at most 524288 bytes, where it ends so far.", "Upload", add_part),
      // It reads the whole file: what else waits for the store goes on meanwhile.
      route(Method::post, "/api/v1/uploads/{upload}/finish",
            "Compares the file with the hash that the sender has computed.", "Upload", finish_upload,
            Workers::figures),
      route(Method::remove, "/api/v1/uploads/{upload}", "Removes the file.", "UploadRemoved", remove_upload)};
  // Looking is no use of the session, so that an open page keeps none going; sending is.
  routes[0].counts_as_use = false;
  routes[1].takes = "UploadWish";
  routes[2].body = BodyKind::bytes;
  routes[2].takes.clear();
  routes[2].most_body = most_part;
  routes[2].query = {{"offset",
                      Parameter::Kind::integer,
                      "The byte of the file at which the part begins.",
                      0,
                      most_bytes,
                      {}}};
  routes[3].takes = "UploadEnd";
  return routes;
}

}  // namespace windscreen::serve
