// Work in blocks on several threads; on one in the browser, which has no others.
#pragma once

#include <atomic>
#include <cstddef>
#ifndef __EMSCRIPTEN__
#include <thread>
#include <vector>
#endif

namespace windscreen::validate {

/// How many threads to use where `wanted` are wished for; 0 is as many as the machine has cores.
inline unsigned threads_for([[maybe_unused]] unsigned wanted) {
#ifdef __EMSCRIPTEN__
  return 1;
#else
  if (wanted > 0) return wanted;
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : cores;
#endif
}

/// Calls `work(thread, next)` on so many threads; `next()` gives each block's number to one of them, 0, 1, 2
/// …. What `work` throws must not leave it.
template <class Work>
void parallel(unsigned threads, const Work& work) {
  std::atomic<std::size_t> block{0};
  const auto next = [&block] { return block.fetch_add(1, std::memory_order_relaxed); };
#ifdef __EMSCRIPTEN__
  static_cast<void>(threads);
  work(0U, next);
#else
  std::vector<std::thread> others;
  for (unsigned thread = 1; thread < threads; ++thread)
    others.emplace_back([&work, &next, thread] { work(thread, next); });
  work(0U, next);
  for (std::thread& other : others) other.join();
#endif
}

}  // namespace windscreen::validate
