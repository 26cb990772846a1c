// Events of an XML part of a workbook, parsed straight out of its stream: nothing is held but what the
// handler keeps. DOCTYPEs are refused, so there are no entities to expand and nothing outside to fetch.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/xlsx_package.h"

namespace windscreen::ingest {

/// The attributes of an element.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// The value of the attribute with this local name, whatever its prefix; "" when absent.
  std::string_view get(std::string_view name) const;
  /// The value of an attribute that has a prefix ("r:id" for "id"), which an equal name without one is not.
  std::string_view get_prefixed(std::string_view name) const;

 private:
  const char** pairs_;
};

/// What is done with the events. Names come without their namespace prefix. Exceptions end the parsing and
/// come out of XmlStream::run.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
  /// True when `run` shall return after the element that just ended; looked at after each `end`.
  virtual bool pause() { return false; }
};

/// One XML part being parsed. One thread at a time.
class XmlStream {
 public:
  /// `place` names the part in errors: "F.xlsx, sheet \"List 3\"".
  XmlStream(std::unique_ptr<ByteStream> bytes, XmlHandler& handler, std::string place);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// Parses on; true when the handler asked for a pause, false at the end of the part. Throws base::Error on
  /// malformed XML, a DOCTYPE, elements nested too deep, or whatever the handler or stream threw.
  bool run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace windscreen::ingest
