#include "cli/secret_file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>

#include "base/error.h"
#include "base/text.h"

namespace windscreen::cli {

using base::Error;

namespace {

constexpr std::size_t longest_secret = 1000;

}  // namespace

std::string secret_in(const std::string& file, const std::string& option, const std::string& what) {
  struct stat status{};
  std::ifstream in(file, std::ios::binary);
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || !in)
    throw Error(file + ": cannot be read", fmt::format("Give {} a file that holds the {}.", option, what));
  if ((status.st_mode & S_IRWXO) != 0)
    throw Error(fmt::format("{}: everybody on this machine may read the {}", file, what),
                "Take that right away: chmod o= " + file);
  std::string text(longest_secret + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  std::string secret(base::trim(text));
  if (secret.empty() || text.size() > longest_secret || secret.find_first_of("\r\n") != std::string::npos)
    throw Error(fmt::format("{}: holds no {} in one line", file, what),
                fmt::format("Put the {} there and nothing else.", what));
  return secret;
}

}  // namespace windscreen::cli
