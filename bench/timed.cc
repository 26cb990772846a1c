// timed LABEL COMMAND [ARGUMENT…]: runs a command and appends a line of JSON to standard output: what it
// cost. Its own output goes to standard error. Wall time, processor time and peak memory are those of the
// command's process and the children that it waited for (wait4(2)).
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <vector>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: timed LABEL COMMAND [ARGUMENT...]\n");
    return 2;
  }
  std::vector<char*> command(argv + 2, argv + argc);
  command.push_back(nullptr);

  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) {
    std::perror("timed: fork");
    return 1;
  }
  if (child == 0) {
    dup2(STDERR_FILENO, STDOUT_FILENO);
    execvp(command[0], command.data());
    std::perror("timed: exec");
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) < 0) {
    std::perror("timed: wait");
    return 1;
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::printf("{\"label\": \"%s\", \"wall_s\": %.3f, \"cpu_s\": %.3f, \"peak_mib\": %.1f, \"exit\": %d}\n",
              argv[1], wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
              static_cast<double>(usage.ru_maxrss) / 1024.0, code);
  return code;
}
