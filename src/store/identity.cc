#include "store/identity.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace windscreen::store {
namespace {

// The millisecond and the count within it of an identifier: each pair is handed out once and is larger than
// the one before, also when the clock is set back (RFC 9562, section 6.2, method 1).
std::pair<std::uint64_t, std::uint32_t> next_place(std::uint32_t random) {
  constexpr std::uint32_t last_count = 0xfff;
  static std::mutex mutex;
  static std::uint64_t last = 0;
  static std::uint32_t count = 0;
  const auto milliseconds =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(
                                     std::chrono::system_clock::now().time_since_epoch())
                                     .count());
  const std::lock_guard lock(mutex);
  if (milliseconds > last) {
    last = milliseconds;
    // Room is left to count up.
    count = random & (last_count >> 1U);
  } else if (count < last_count) {
    ++count;
  } else {
    ++last;
    count = 0;
  }
  return {last, count};
}

}  // namespace

std::string new_id() {
  if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
  std::array<std::uint8_t, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  auto [milliseconds, count] = next_place(std::uint32_t{bytes[6]} << 8U | bytes[7]);
  for (std::size_t i = 6; i-- > 0;) {
    bytes[i] = static_cast<std::uint8_t>(milliseconds & 0xffU);
    milliseconds >>= 8U;
  }
  bytes[6] = static_cast<std::uint8_t>(0x70U | (count >> 8U));
  bytes[7] = static_cast<std::uint8_t>(count & 0xffU);
  bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3fU));
  std::string text;
  text.reserve(36);
  constexpr const char* digits = "0123456789abcdef";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 15U];
  }
  return text;
}

std::string moment_text(Moment moment) {
  using namespace std::chrono;
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss<milliseconds> time{moment - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

std::optional<Moment> moment_from(std::string_view text) {
  using namespace std::chrono;
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
  if (text.size() != shape.size()) return std::nullopt;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == 'd' ? !digit : text[i] != shape[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char digit : text.substr(at, digits)) value = value * 10 + (digit - '0');
    return value;
  };
  const year_month_day date{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                            day(static_cast<unsigned>(number(8, 2)))};
  if (!date.ok() || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59) return std::nullopt;
  return sys_days(date) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2)) +
         milliseconds(number(20, 3));
}

Moment present_moment() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string now() { return moment_text(present_moment()); }

}  // namespace windscreen::store
