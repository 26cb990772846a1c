// Threads that compute what the server's own thread must not wait for.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace windscreen::serve {

/// A fixed number of threads and a queue of bounded length. Thread-safe, but for `stop`.
class WorkerPool {
 public:
  /// `yields`: the system runs its threads, and those that they start, when others of the program leave it
  /// time, where the system can tell them apart (Linux).
  WorkerPool(std::size_t threads, std::size_t most_waiting, bool yields = false);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Queues a job, which must not throw. False when the queue is full or the pool has stopped: the job is
  /// then not run.
  bool post(std::function<void()> job);
  /// Jobs that wait.
  std::size_t waiting() const;
  /// Drops the jobs that wait, and waits for those that run. From the thread that made the pool.
  void stop();

 private:
  void work(bool yields);
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  std::size_t most_waiting_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace windscreen::serve
