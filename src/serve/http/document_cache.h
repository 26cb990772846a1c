// Documents that were made, kept up to a number of bytes; and each made once, however many ask at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "serve/http/document.h"
#include "serve/http/worker_pool.h"

namespace windscreen::serve {

/// Thread-safe. The key must hold all that the document depends on: what has changed has another key, and
/// nothing is ever out of date.
class DocumentCache {
 public:
  /// Given the document, or what went wrong (then nullptr).
  using Ready = std::function<void(DocumentPtr, std::exception_ptr)>;

  DocumentCache(std::size_t most_bytes, WorkerPool& workers) : most_bytes_(most_bytes), workers_(workers) {}

  /// Calls `ready` with the document: at once when it is kept, otherwise from a worker when it is made. Those
  /// who ask for one that is being made wait for that one. What could not be made is forgotten, so the next
  /// asker tries again. False when the workers' queue is full: `ready` is then not called.
  bool get(const std::string& key, const std::function<Document()>& make, Ready ready);

  struct Account {
    std::uint64_t hits = 0;
    std::uint64_t made = 0;
    /// Askers who waited for a document that was being made for another.
    std::uint64_t shared = 0;
    std::uint64_t evicted = 0;
    std::size_t documents = 0;
    std::size_t bytes = 0;
  };
  Account account() const;

 private:
  struct Kept {
    std::string key;
    DocumentPtr document;
    std::size_t bytes = 0;
  };
  void make_now(const std::string& key, const std::function<Document()>& make);
  void keep(const std::string& key, const DocumentPtr& document);

  mutable std::mutex mutex_;
  std::size_t most_bytes_;
  WorkerPool& workers_;
  // Most recently asked for first.
  std::list<Kept> order_;
  std::unordered_map<std::string, std::list<Kept>::iterator> kept_;
  std::unordered_map<std::string, std::vector<Ready>> being_made_;
  Account account_;
};

}  // namespace windscreen::serve
