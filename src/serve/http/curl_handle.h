// libcurl as this room uses it: a handle and a list that end with their scope, and options that must hold.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>

namespace windscreen::serve {

struct CurlEnd {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CurlEnd>;
using CurlList = std::unique_ptr<curl_slist, CurlEnd>;

/// A new handle, and libcurl started where this is the program's first; empty where it cannot be.
/// Thread-safe.
inline CurlHandle new_curl_handle() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  return CurlHandle(curl_easy_init());
}

/// False where the libcurl that is installed lacks the option or what it asks for.
template <typename Value>
[[nodiscard]] bool set_curl_option(CURL* handle, CURLoption option, Value value) {
  return curl_easy_setopt(handle, option, value) == CURLE_OK;
}

}  // namespace windscreen::serve
