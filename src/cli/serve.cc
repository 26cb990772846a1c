// `windscreen serve`: the web server.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <chrono>
#include <csignal>
#include <memory>

#include "base/error.h"
#include "cli/command.h"
#include "cli/mail_options.h"
#include "cli/single_sign_on_options.h"
#include "cli/store_place.h"
#include "serve/server_program.h"

namespace windscreen::cli {
namespace {

struct ServeOptions {
  serve::ServeOptions serve;
  SingleSignOnOptions single_sign_on;
  MailOptions mail;
  int stop_seconds = 20;
};

// The signals that end the server: blocked before there are threads, so that this thread alone gets them.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
  }

 private:
  sigset_t signals_{};
};

void run(ServeOptions options, Context& context) {
  const EndSignals signals;
  const auto log = spdlog::stderr_logger_mt("serve");
  log->set_pattern("%v");
  options.serve.workspace = context.workspace;
  options.serve.version = WINDSCREEN_VERSION;
  const bool tls = !options.serve.server.tls_certificate.empty();
  options.serve.application.secure = options.serve.application.secure || tls;
  options.serve.single_sign_on = single_sign_on_of(options.single_sign_on);
  options.serve.mail = mail_server_of(options.mail);
  options.serve.address = link_address(options.single_sign_on.directory.address);
  options.serve.told = [log](const std::string& words) { log->info("{}", serve::json_line(words)); };
  options.serve.application.log = [log](const serve::LogLine& line) {
    log->info("{}", serve::json_line(line));
  };
  const std::string host = options.serve.server.host;
  serve::ServerProgram server(std::move(options.serve));
  say(fmt::format("Listening on {}://{}:{}/. Stop with Ctrl+C.", tls ? "https" : "http",
                  host.find(':') == std::string::npos ? host : "[" + host + "]", server.port()));
  if (!server.has_store())
    say("There is no store, so nobody can sign in. Make one with windscreen store init, add an account with "
        "windscreen account add, and start again.");
  signals.wait();
  say("Stopping: requests in flight are finished.");
  if (!server.stop(std::chrono::seconds(options.stop_seconds))) {
    say(fmt::format("Some requests took longer than {} seconds and were cut off.", options.stop_seconds));
    context.exit_code = 1;
  }
}

}  // namespace

void add_serve(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("serve", "Serve the web application and the JSON API");
  const auto options = std::make_shared<ServeOptions>();
  serve::ServerOptions& server = options->serve.server;
  add_workspace_option(*command, context, "windscreen serve --port 8080 --public");
  command->add_option("--host", server.host, "The IP address to listen on; nothing listens on another")
      ->capture_default_str();
  command->add_option("--port", server.port, "The port; 0 takes a free one")->capture_default_str();
  command->add_option("--allow-host", options->serve.application.host_names,
                      "A name under which browsers reach the server, beside IP addresses and localhost");
  auto* certificate = command->add_option("--tls-cert", server.tls_certificate, "A certificate chain (PEM)")
                          ->check(CLI::ExistingFile);
  auto* key =
      command->add_option("--tls-key", server.tls_key, "Its private key (PEM)")->check(CLI::ExistingFile);
  certificate->needs(key);
  key->needs(certificate);
  command->add_flag("--behind-tls", options->serve.application.secure,
                    "A proxy in front speaks TLS: tell browsers to use nothing else");
  command->add_flag("--public", options->serve.public_picture,
                    "Show the disclosure-controlled report at /public to whoever reaches the server");
  command->add_option("--public-snapshot", options->serve.public_snapshot,
                      "The snapshot of the public picture (default: the newest when the server starts)");
  add_store_option(*command, options->serve.store);
  add_single_sign_on_options(*command, options->single_sign_on);
  add_mail_options(*command, options->mail);
  const auto minutes = [command](const char* name, std::chrono::milliseconds& limit, bool& is_given,
                                 const char* what) {
    command
        ->add_option_function<int>(
            name,
            [&limit, &is_given](int given) {
              limit = std::chrono::minutes(given);
              is_given = true;
            },
            what)
        ->check(CLI::Range(1, 24 * 60));
  };
  serve::SessionLimits& sessions = options->serve.sessions;
  minutes("--idle-minutes", sessions.idle, sessions.idle_given,
          "A session that is not used ends after this (default: the setting, or 30)");
  minutes("--session-minutes", sessions.absolute, sessions.absolute_given,
          "A session ends after this (default: the setting, or 720)");
  command
      ->add_option_function<std::uint64_t>(
          "--upload-gib", [options](std::uint64_t given) { options->serve.uploads.bytes = given << 30U; },
          "What files that people send to be loaded may take on the disk together (default 8)")
      ->check(CLI::Range(1, 4096));
  command->add_option("--workers", options->serve.application.workers, "Threads that compute figures")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command
      ->add_option("--stop-seconds", options->stop_seconds, "How long stopping waits for requests in flight")
      ->check(CLI::Range(0, 600))
      ->capture_default_str();
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace windscreen::cli
