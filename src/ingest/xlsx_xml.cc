#include "ingest/xlsx_xml.h"

#include <expat.h>

#include <exception>
#include <utility>

#include "base/error.h"

namespace windscreen::ingest {
namespace {

using base::Error;

constexpr int chunk_bytes = 64 * 1024;
// A workbook's parts nest to a depth of about 10.
constexpr int deepest = 64;
// One tag (or other token) of more bytes than this is no spreadsheet program's; parsing it piece by piece
// would take quadratic time.
constexpr auto longest_token = std::int64_t{2} << 20U;

std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

enum class Match : std::uint8_t { none, whole, prefixed };

// Whether an attribute's name is `name`, with or without a prefix. Runs for each attribute of each cell, so
// it looks at no more characters than it must.
Match match_of(const char* attribute, std::string_view name) {
  const char* begin = attribute;
  for (;;) {
    std::size_t at = 0;
    while (at < name.size() && begin[at] == name[at]) ++at;
    if (at == name.size() && begin[at] == '\0') return begin == attribute ? Match::whole : Match::prefixed;
    const char* next = begin + at;
    while (*next != '\0' && *next != ':') ++next;
    if (*next == '\0') return Match::none;
    begin = next + 1;
  }
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  const char* prefixed = nullptr;
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    const Match match = match_of(*pair, name);
    if (match == Match::whole) return pair[1];
    if (match == Match::prefixed && prefixed == nullptr) prefixed = pair[1];
  }
  return prefixed == nullptr ? std::string_view{} : std::string_view(prefixed);
}

std::string_view XmlAttributes::get_prefixed(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (match_of(*pair, name) == Match::prefixed) return pair[1];
  }
  return {};
}

struct XmlStream::State {
  std::unique_ptr<ByteStream> bytes;
  XmlHandler* handler;
  std::string place;
  XML_Parser parser = nullptr;
  std::exception_ptr failure;
  int depth = 0;
  std::int64_t fed = 0;
  bool paused = false;
  bool last = false;
  bool ended = false;

  // No exception may pass through the C library's frames.
  template <typename Action>
  void guarded(Action action) {
    if (failure) return;
    try {
      action();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }

  Error error(const std::string& what) const {
    return Error::at(place, XML_GetCurrentLineNumber(parser), what, save_again);
  }

  static void on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] {
      if (++state.depth > deepest) throw state.error("elements are nested too deep; refused");
      state.handler->start(local(name), XmlAttributes(attributes));
    });
  }
  static void on_end(void* self, const XML_Char* name) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] {
      --state.depth;
      state.handler->end(local(name));
      if (state.handler->pause()) XML_StopParser(state.parser, XML_TRUE);
    });
  }
  static void on_text(void* self, const XML_Char* text, int length) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] { state.handler->text({text, static_cast<std::size_t>(length)}); });
  }
  static void on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& state = *static_cast<State*>(self);
    state.guarded(
        [&] { throw state.error("contains a document type declaration, which no workbook needs; refused"); });
  }
};

XmlStream::XmlStream(std::unique_ptr<ByteStream> bytes, XmlHandler& handler, std::string place)
    : state_(std::make_unique<State>()) {
  state_->bytes = std::move(bytes);
  state_->handler = &handler;
  state_->place = std::move(place);
  state_->parser = XML_ParserCreate(nullptr);
  if (state_->parser == nullptr) throw std::bad_alloc();
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, &State::on_start, &State::on_end);
  XML_SetCharacterDataHandler(state_->parser, &State::on_text);
  XML_SetStartDoctypeDeclHandler(state_->parser, &State::on_doctype);
}

XmlStream::~XmlStream() { XML_ParserFree(state_->parser); }

bool XmlStream::run() {
  State& state = *state_;
  if (state.ended) return false;
  for (;;) {
    XML_Status status = XML_STATUS_OK;
    if (state.paused) {
      state.paused = false;
      status = XML_ResumeParser(state.parser);
    } else {
      void* buffer = XML_GetBuffer(state.parser, chunk_bytes);
      if (buffer == nullptr) throw state.error("needs more memory than there is");
      const std::size_t got = state.bytes->read({static_cast<char*>(buffer), chunk_bytes});
      state.fed += static_cast<std::int64_t>(got);
      state.last = got == 0;
      status = XML_ParseBuffer(state.parser, static_cast<int>(got), state.last ? 1 : 0);
    }
    if (state.failure) std::rethrow_exception(std::exchange(state.failure, nullptr));
    if (status == XML_STATUS_ERROR) {
      throw state.error(std::string("is not well-formed XML: ") +
                        XML_ErrorString(XML_GetErrorCode(state.parser)));
    }
    if (status == XML_STATUS_SUSPENDED) {
      state.paused = true;
      return true;
    }
    if (state.last) {
      state.ended = true;
      return false;
    }
    if (state.fed - XML_GetCurrentByteIndex(state.parser) > longest_token) {
      throw state.error("contains a single tag of more than 2 MiB; refused");
    }
  }
}

}  // namespace windscreen::ingest
