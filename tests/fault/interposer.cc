// Stands between a program and the system, loaded with LD_PRELOAD by fault_test: counts the calls by which
// the program changes the disk, and at the n-th kills the process, or makes the call fail.
//
//   FAULT_MODE   kill: SIGKILL before the call is made; short: half of a write, or the whole of another call,
//                then SIGKILL; fail: the call and all like it from then on fail with FAULT_ERROR;
//                once: only that call fails
//   FAULT_AT     which call, counted from 1; 0 lets all of them pass
//   FAULT_ERROR  the number of the error
//   FAULT_COUNT  a file that gets the number of calls when the program ends
//
// In the modes fail and once, only calls that need the disk fail (write, fsync, open for writing, mkdir,
// rename, truncate); removing files goes on working, as it does on a full disk.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum class Mode { off, kill_before, kill_short, fail, fail_once };

struct Plan {
  Mode mode = Mode::off;
  long at = 0;
  int error = EIO;
  const char* count_file = nullptr;
};

const Plan& plan() {
  static const Plan made = [] {
    Plan p;
    const char* mode = std::getenv("FAULT_MODE");
    const char* at = std::getenv("FAULT_AT");
    const char* error = std::getenv("FAULT_ERROR");
    if (mode != nullptr && std::strcmp(mode, "kill") == 0) p.mode = Mode::kill_before;
    if (mode != nullptr && std::strcmp(mode, "short") == 0) p.mode = Mode::kill_short;
    if (mode != nullptr && std::strcmp(mode, "fail") == 0) p.mode = Mode::fail;
    if (mode != nullptr && std::strcmp(mode, "once") == 0) p.mode = Mode::fail_once;
    if (at != nullptr) p.at = std::strtol(at, nullptr, 10);
    if (error != nullptr) p.error = static_cast<int>(std::strtol(error, nullptr, 10));
    p.count_file = std::getenv("FAULT_COUNT");
    return p;
  }();
  return made;
}

std::atomic<long> calls{0};

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

// What shall become of the call that is about to be made.
enum class Verdict { pass, cut_and_die, refuse };

Verdict next_call(bool needs_disk) {
  const long n = calls.fetch_add(1) + 1;
  const Plan& p = plan();
  if (p.at <= 0) return Verdict::pass;
  if (p.mode == Mode::fail) return n >= p.at && needs_disk ? Verdict::refuse : Verdict::pass;
  if (n != p.at) return Verdict::pass;
  if (p.mode == Mode::fail_once) return needs_disk ? Verdict::refuse : Verdict::pass;
  switch (p.mode) {
    case Mode::kill_before:
      die();
    case Mode::kill_short:
      return Verdict::cut_and_die;
    default:
      return Verdict::pass;
  }
}

// A call that is made whole or not at all.
template <typename Call>
auto whole(bool needs_disk, Call call) {
  const Verdict verdict = next_call(needs_disk);
  if (verdict == Verdict::refuse) {
    errno = plan().error;
    return static_cast<decltype(call())>(-1);
  }
  const auto result = call();
  if (verdict != Verdict::pass) die();
  return result;
}

// A write, which may also be made in half.
template <typename Call>
ssize_t write_of(std::size_t bytes, Call call) {
  const Verdict verdict = next_call(true);
  if (verdict == Verdict::refuse) {
    errno = plan().error;
    return -1;
  }
  const ssize_t result = call(verdict == Verdict::cut_and_die ? bytes / 2 : bytes);
  if (verdict != Verdict::pass) die();
  return result;
}

// Counts at the end; also when the program ends by exit() in the middle.
struct Counter {
  ~Counter() {
    if (plan().count_file == nullptr) return;
    const long counted = calls.load();
    if (std::FILE* file = std::fopen(plan().count_file, "w")) {
      std::fprintf(file, "%ld\n", counted);
      std::fclose(file);
    }
  }
} counter;

bool for_writing(int flags) { return (flags & (O_CREAT | O_TRUNC)) != 0; }

}  // namespace

extern "C" {

ssize_t write(int file, const void* data, std::size_t bytes) {
  static const auto next = real<ssize_t (*)(int, const void*, std::size_t)>("write");
  // Messages are no part of the lake.
  if (file <= STDERR_FILENO) return next(file, data, bytes);
  return write_of(bytes, [&](std::size_t most) { return next(file, data, most); });
}

ssize_t pwrite(int file, const void* data, std::size_t bytes, off_t at) {
  static const auto next = real<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
  return write_of(bytes, [&](std::size_t most) { return next(file, data, most, at); });
}

ssize_t pwrite64(int file, const void* data, std::size_t bytes, off64_t at) {
  static const auto next = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
  return write_of(bytes, [&](std::size_t most) { return next(file, data, most, at); });
}

ssize_t writev(int file, const iovec* parts, int count) {
  static const auto next = real<ssize_t (*)(int, const iovec*, int)>("writev");
  if (file <= STDERR_FILENO) return next(file, parts, count);
  return whole(true, [&] { return next(file, parts, count); });
}

int fsync(int file) {
  static const auto next = real<int (*)(int)>("fsync");
  return whole(true, [&] { return next(file); });
}

int fdatasync(int file) {
  static const auto next = real<int (*)(int)>("fdatasync");
  return whole(true, [&] { return next(file); });
}

int ftruncate(int file, off_t bytes) noexcept {
  static const auto next = real<int (*)(int, off_t)>("ftruncate");
  return whole(true, [&] { return next(file, bytes); });
}

int ftruncate64(int file, off64_t bytes) noexcept {
  static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
  return whole(true, [&] { return next(file, bytes); });
}

int rename(const char* from, const char* to) noexcept {
  static const auto next = real<int (*)(const char*, const char*)>("rename");
  return whole(true, [&] { return next(from, to); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto next = real<int (*)(const char*, mode_t)>("mkdir");
  return whole(true, [&] { return next(path, mode); });
}

int unlink(const char* path) noexcept {
  static const auto next = real<int (*)(const char*)>("unlink");
  return whole(false, [&] { return next(path); });
}

int unlinkat(int directory, const char* path, int flags) noexcept {
  static const auto next = real<int (*)(int, const char*, int)>("unlinkat");
  return whole(false, [&] { return next(directory, path, flags); });
}

int rmdir(const char* path) noexcept {
  static const auto next = real<int (*)(const char*)>("rmdir");
  return whole(false, [&] { return next(path); });
}

int fchmod(int file, mode_t mode) noexcept {
  static const auto next = real<int (*)(int, mode_t)>("fchmod");
  return whole(true, [&] { return next(file, mode); });
}

int open(const char* path, int flags, ...) {
  static const auto next = real<int (*)(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = for_writing(flags) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (!for_writing(flags)) return next(path, flags, mode);
  return whole(true, [&] { return next(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
  static const auto next = real<int (*)(const char*, int, ...)>("open64");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = for_writing(flags) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (!for_writing(flags)) return next(path, flags, mode);
  return whole(true, [&] { return next(path, flags, mode); });
}

int openat(int directory, const char* path, int flags, ...) {
  static const auto next = real<int (*)(int, const char*, int, ...)>("openat");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = for_writing(flags) ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (!for_writing(flags)) return next(directory, path, flags, mode);
  return whole(true, [&] { return next(directory, path, flags, mode); });
}

}  // extern "C"
