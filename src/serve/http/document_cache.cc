#include "serve/http/document_cache.h"

namespace windscreen::serve {

bool DocumentCache::get(const std::string& key, const std::function<Document()>& make, Ready ready) {
  DocumentPtr found;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto kept = kept_.find(key); kept != kept_.end()) {
      order_.splice(order_.begin(), order_, kept->second);
      ++account_.hits;
      found = kept->second->document;
    } else if (const auto waiting = being_made_.find(key); waiting != being_made_.end()) {
      ++account_.shared;
      waiting->second.push_back(std::move(ready));
      return true;
    } else {
      // Under the lock, so that no one waits for a job that was refused.
      if (!workers_.post([this, key, make] { make_now(key, make); })) return false;
      being_made_[key].push_back(std::move(ready));
      return true;
    }
  }
  ready(found, nullptr);
  return true;
}

void DocumentCache::make_now(const std::string& key, const std::function<Document()>& make) {
  DocumentPtr document;
  std::exception_ptr fault;
  try {
    document = std::make_shared<const Document>(make());
  } catch (...) {
    fault = std::current_exception();
  }
  std::vector<Ready> waiting;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = being_made_.find(key); found != being_made_.end()) {
      waiting = std::move(found->second);
      being_made_.erase(found);
    }
    if (document) {
      ++account_.made;
      keep(key, document);
    }
  }
  for (const Ready& ready : waiting) ready(document, fault);
}

void DocumentCache::keep(const std::string& key, const DocumentPtr& document) {
  // One document may not drive out all others.
  const std::size_t bytes = document->size() + 2 * key.size();
  if (bytes > most_bytes_ / 4) return;
  order_.push_front({key, document, bytes});
  kept_[key] = order_.begin();
  account_.bytes += bytes;
  while (account_.bytes > most_bytes_) {
    const Kept& oldest = order_.back();
    account_.bytes -= oldest.bytes;
    ++account_.evicted;
    kept_.erase(oldest.key);
    order_.pop_back();
  }
  account_.documents = order_.size();
}

DocumentCache::Account DocumentCache::account() const {
  const std::scoped_lock lock(mutex_);
  return account_;
}

}  // namespace windscreen::serve
