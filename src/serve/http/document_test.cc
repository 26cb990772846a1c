#include "serve/http/document.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/error.h"
#include "serve/http/document_cache.h"

namespace windscreen::serve {
namespace {

Request with(const std::string& name, const std::string& value) {
  Request request;
  request.method = "GET";
  request.headers.add(name, value);
  return request;
}

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string from = packed;
  std::string to(1 << 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(from.data());
  stream.avail_in = static_cast<uInt>(from.size());
  stream.next_out = reinterpret_cast<Bytef*>(to.data());
  stream.avail_out = static_cast<uInt>(to.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  to.resize(stream.total_out);
  inflateEnd(&stream);
  return to;
}

TEST(Document, IsPackedForWhoTakesThatAndHasATagOfItsOwnThen) {
  const std::string words(5000, 'a');
  const Document document = make_document("text/csv; charset=utf-8", words);
  const Response plain = respond_with(document, Request{});
  EXPECT_EQ(*plain.body, words);
  EXPECT_EQ(plain.headers.find("Content-Encoding"), nullptr);
  const Response packed = respond_with(document, with("Accept-Encoding", "gzip"));
  EXPECT_EQ(*packed.headers.find("Content-Encoding"), "gzip");
  EXPECT_EQ(unpacked(*packed.body), words);
  EXPECT_NE(*plain.headers.find("ETag"), *packed.headers.find("ETag"));
}

TEST(Document, ShortAndUnpackableOnesAreSentAsTheyAre) {
  EXPECT_EQ(make_document("text/plain", "short").gzip, nullptr);
  EXPECT_EQ(make_document("image/png", std::string(5000, 'a')).gzip, nullptr);
}

TEST(Document, IsNotSentAgainToWhoHasIt) {
  const Document document = make_document("text/plain", "words");
  const Response known = respond_with(document, with("If-None-Match", document.tag));
  EXPECT_EQ(known.status, 304);
  EXPECT_TRUE(known.head_only);
  EXPECT_EQ(*known.headers.find("ETag"), document.tag);
  EXPECT_EQ(respond_with(document, with("If-None-Match", "\"other\"")).status, 200);
  EXPECT_NE(make_document("text/plain", "other words").tag, document.tag);
}

// Asks and waits.
DocumentPtr ask(DocumentCache& cache, const std::string& key, const std::function<Document()>& make) {
  std::promise<DocumentPtr> promise;
  EXPECT_TRUE(cache.get(key, make, [&](const DocumentPtr& made, const std::exception_ptr& fault) {
    if (fault)
      promise.set_exception(fault);
    else
      promise.set_value(made);
  }));
  return promise.get_future().get();
}

TEST(DocumentCache, TenAskersComputeOnce) {
  WorkerPool workers(2, 16);
  DocumentCache cache(1 << 20, workers);
  std::atomic<int> made = 0;
  std::promise<void> go;
  const std::shared_future<void> gate = go.get_future().share();
  const auto make = [&] {
    gate.wait();
    ++made;
    return make_document("text/plain", "words");
  };
  std::atomic<int> ready = 0;
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(cache.get("key", make, [&](const DocumentPtr& document, const std::exception_ptr&) {
      EXPECT_EQ(*document->body, "words");
      ++ready;
    }));
  }
  go.set_value();
  for (int i = 0; i < 500 && ready != 10; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(ready, 10);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(ask(cache, "key", make)->tag, make_document("text/plain", "words").tag);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(cache.account().shared, 9U);
  EXPECT_EQ(cache.account().hits, 1U);
}

TEST(DocumentCache, KeepsToItsBytesAndDropsWhatWasAskedForLongestAgo) {
  WorkerPool workers(1, 16);
  DocumentCache cache(10'000, workers);
  int made = 0;
  const auto make = [&] {
    ++made;
    return make_document("image/png", std::string(2000, 'x'));
  };
  for (const char* key : {"a", "b", "c", "d"}) ask(cache, key, make);
  ask(cache, "a", make);
  EXPECT_EQ(made, 4);
  ask(cache, "e", make);
  EXPECT_LE(cache.account().bytes, 10'000U);
  EXPECT_GE(cache.account().evicted, 1U);
  ask(cache, "a", make);
  EXPECT_EQ(made, 5);
  ask(cache, "b", make);
  EXPECT_EQ(made, 6);
}

TEST(DocumentCache, OneThatIsTooLongIsGivenAndNotKept) {
  WorkerPool workers(1, 16);
  DocumentCache cache(1000, workers);
  const auto make = [] { return make_document("image/png", std::string(2000, 'x')); };
  EXPECT_EQ(ask(cache, "a", make)->body->size(), 2000U);
  EXPECT_EQ(cache.account().documents, 0U);
}

TEST(DocumentCache, WhatCouldNotBeMadeIsTriedAgain) {
  WorkerPool workers(1, 16);
  DocumentCache cache(1 << 20, workers);
  EXPECT_THROW(ask(cache, "a", []() -> Document { throw base::Error("no"); }), base::Error);
  EXPECT_EQ(*ask(cache, "a", [] { return make_document("text/plain", "yes"); })->body, "yes");
}

TEST(DocumentCache, RefusesWhenTheWorkersHaveTooMuch) {
  WorkerPool workers(1, 1);
  DocumentCache cache(1 << 20, workers);
  std::promise<void> go;
  std::promise<void> started;
  const std::shared_future<void> gate = go.get_future().share();
  const auto ignore = [](const DocumentPtr&, const std::exception_ptr&) {};
  EXPECT_TRUE(cache.get(
      "running",
      [&] {
        started.set_value();
        gate.wait();
        return Document{};
      },
      ignore));
  started.get_future().wait();
  EXPECT_TRUE(cache.get("waiting", [] { return Document{}; }, ignore));
  EXPECT_FALSE(cache.get("refused", [] { return Document{}; }, ignore));
  // One that is being made already needs no worker.
  EXPECT_TRUE(cache.get("waiting", [] { return Document{}; }, ignore));
  go.set_value();
  workers.stop();
}

}  // namespace
}  // namespace windscreen::serve
