// The second factor: codes that an authenticator app shows, and recovery codes for when the telephone is
// lost. Pure functions, all thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace windscreen::serve {

/// Seconds that a code is shown for.
inline constexpr std::int64_t code_seconds = 30;

/// A new secret of 160 random bits, as RFC 4226 section 4 asks for.
std::string new_code_secret();

/// Base32 without padding (RFC 4648 section 6): how people type a secret into an app.
std::string base32(std::string_view bytes);

/// The address that an app reads as a QR code: SHA-1, six digits, 30 seconds, which is what all of them know.
std::string code_address(std::string_view secret, std::string_view email);

/// The code of six digits of a time step (RFC 6238 with RFC 4226's truncation). Throws Error where OpenSSL
/// refuses SHA-1.
std::string code_at(std::string_view secret, std::int64_t step);

/// The time step whose code this is: the present one, the one before or the one after, as clocks differ (RFC
/// 6238 section 5.2), but none up to `last_used`. `seconds` is Unix time. nullopt where it is none of them.
/// Spaces in the code are left out.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, std::int64_t seconds,
                                         std::optional<std::int64_t> last_used);

/// A new recovery code of 50 random bits, "ABCDE-FGHIJ".
std::string new_recovery_code();

/// A recovery code as it is digested: upper case, letters and digits only. Empty where it cannot be one.
std::string squashed_recovery_code(std::string_view given);

}  // namespace windscreen::serve
