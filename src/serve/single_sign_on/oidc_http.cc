#include "serve/single_sign_on/oidc_http.h"

#include <fmt/format.h>

#include "serve/http/curl_handle.h"
#include "serve/single_sign_on/oidc_document.h"
#include "serve/single_sign_on/oidc_fault.h"

namespace windscreen::serve {
namespace {

constexpr long connect_milliseconds = 5000;

OidcFault unreachable(const std::string& what) { return {OidcFault::Kind::unreachable, what}; }

// Takes a piece of the answer; anything but its length ends the transfer.
std::size_t take(const char* bytes, std::size_t, std::size_t length, void* answer) {
  std::string& body = static_cast<OidcAnswer*>(answer)->body;
  if (body.size() + length > longest_answer) return 0;
  body.append(bytes, length);
  return length;
}

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
  if (!set_curl_option(handle, option, value)) throw unreachable("libcurl lacks what is needed of it");
}

void add_field(CurlList& fields, const std::string& field) {
  curl_slist* const longer = curl_slist_append(fields.get(), field.c_str());
  if (longer == nullptr) throw unreachable("there is no memory to ask the directory");
  // A list that has fields already keeps its beginning.
  if (!fields) fields.reset(longer);
}

}  // namespace

OidcAnswer ask_over_network(const OidcQuestion& question) {
  if (!is_askable(question.address)) throw unreachable("the directory's address is not one to ask");
  const bool here = !question.address.starts_with("https:");
  const CurlHandle handle = new_curl_handle();
  if (!handle) throw unreachable("libcurl cannot be started");
  CURL* const curl = handle.get();
  OidcAnswer answer;
  CurlList fields;
  add_field(fields, "Accept: application/json");
  if (!question.authorization.empty()) add_field(fields, "Authorization: " + question.authorization);
  set(curl, CURLOPT_URL, question.address.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, here ? "http" : "https");
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds);
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(question.patience.count()));
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  set(curl, CURLOPT_USERAGENT, "windscreen");
  set(curl, CURLOPT_HTTPHEADER, fields.get());
  set(curl, CURLOPT_WRITEFUNCTION, &take);
  set(curl, CURLOPT_WRITEDATA, static_cast<void*>(&answer));
  if (here) set(curl, CURLOPT_NOPROXY, "*");
  if (!question.form.empty()) {
    set(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(question.form.size()));
    set(curl, CURLOPT_POSTFIELDS, question.form.c_str());
  }
  if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK)
    throw unreachable(
        fmt::format("{} did not answer: {}", authority_of(question.address),
                    code == CURLE_WRITE_ERROR ? "its answer is too long" : curl_easy_strerror(code)));
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace windscreen::serve
