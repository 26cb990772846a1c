#include "serve/http/worker_pool.h"

#ifdef __linux__
#include <unistd.h>
#endif

namespace windscreen::serve {
namespace {

// A tenth of the weight of the thread that answers what is there already: a figure that takes a second is
// hardly later for it, and who asks for a page that is made does not wait for someone else's figure.
void leave_others_first() {
#ifdef __linux__
  // Of the calling thread alone, against what POSIX says. A failure leaves it as it was.
  static_cast<void>(nice(10));
#endif
}

}  // namespace

WorkerPool::WorkerPool(std::size_t threads, std::size_t most_waiting, bool yields)
    : most_waiting_(most_waiting) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, yields] { work(yields); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::post(std::function<void()> job) {
  {
    const std::scoped_lock lock(mutex_);
    if (stopped_ || jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::scoped_lock lock(mutex_);
  return jobs_.size();
}

void WorkerPool::stop() {
  std::deque<std::function<void()>> dropped;
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    dropped.swap(jobs_);
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WorkerPool::work(bool yields) {
  if (yields) leave_others_first();
  for (;;) {
    std::function<void()> job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopped_ || !jobs_.empty(); });
      if (stopped_) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
  }
}

}  // namespace windscreen::serve
