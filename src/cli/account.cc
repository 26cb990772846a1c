// `windscreen account`: who may sign in, and with which roles.
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "cli/account_list.h"
#include "cli/account_reach.h"
#include "cli/command.h"
#include "cli/demo_accounts.h"
#include "cli/store_place.h"
#include "serve/accounts/people.h"
#include "serve/accounts/roles.h"
#include "serve/single_sign_on/oidc_account.h"

namespace windscreen::cli {
namespace {

using base::Error;
using serve::People;

struct AccountOptions {
  std::string store;
  std::string address = "http://127.0.0.1:8080";
  std::string email;
  std::string name;
  std::string new_email;
  std::string worker;
  serve::GrantWish grant;
  std::string value;
  std::string until;
  bool password_from_input = false;
  bool revoke = false;
  bool unlock = false;
  bool second_factor = false;
  bool reopen = false;
  bool withdraw = false;
  bool no_worker = false;
  bool single_sign_on = false;
  DemoAccounts demo;
};

std::unique_ptr<People> people_of(const Context& context, const AccountOptions& options) {
  serve::PeopleOptions made;
  made.workspace = context.workspace;
  made.location = store_of(context, options.store);
  return std::make_unique<People>(made);
}

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// A line of standard input: an argument would be seen by whoever lists the machine's processes, and be kept
/// in the shell's history.
std::string password_from_input() {
  std::string password;
  if (!std::getline(std::cin, password) || password.empty())
    throw Error("there is no password on standard input", "Write it there, in one line.");
  if (password.back() == '\r') password.pop_back();
  return password;
}

store::Account account_of(const People& people, const std::string& email) {
  auto account = people.store.read([&](const store::Queries& reader) {
    return serve::account_with_email(reader, base::lower(base::trim(email)));
  });
  if (!account) throw Error("there is no account " + email, "List them with: windscreen account list");
  return std::move(*account);
}

void print_link(const Context& context, const AccountOptions& options, const std::string& email,
                const serve::NewInvitation& invitation) {
  say("Whoever has this link sets the account's password with it, once. It is not shown again.");
  print(Rows{{"email", "link", "expires_at"},
             {{email, options.address + invitation.path(), invitation.row.expires_at}}},
        context.format);
}

serve::GrantWish wish_of(const AccountOptions& options) {
  serve::GrantWish wish = options.grant;
  wish.value = given(options.value);
  wish.valid_to = given(options.until);
  if (wish.reason.empty()) wish.reason = "given on the command line";
  const serve::Role* role = serve::find_role(wish.role);
  // The widest, where there is no choice.
  if (wish.scope.empty() && role != nullptr && role->scopes.size() == 1)
    wish.scope = serve::name_of(role->scopes.front());
  return wish;
}

void warn_of_place(const Context& context, const serve::GrantWish& wish) {
  if (const std::string warning = place_warning(context.workspace, wish); !warning.empty()) say(warning);
}

void add(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  const std::string actor = person_at_the_keyboard();
  if (options.demo.wanted) {
    DemoAccounts demo = options.demo;
    constexpr std::size_t children_of_demo = 8;
    demo.children = children_with_cases(context.workspace, children_of_demo);
    print(demo_accounts(*people, actor, demo), context.format);
    say("These passwords are random and are not shown again.");
    return;
  }
  const std::string password = options.password_from_input ? password_from_input() : "";
  // Before there is an account, not after.
  if (options.password_from_input) {
    if (const std::string fault = serve::password_fault(password, options.email, options.name);
        !fault.empty())
      throw Error(fault, "Take three words that do not belong together.");
  }
  if (options.single_sign_on) {
    const store::Account account =
        people->accounts.add(actor, options.email, options.name, given(options.worker));
    if (!options.grant.role.empty())
      people->accounts.grant(actor, account.id, std::nullopt, wish_of(options));
    print(Rows{{"email", "status"}, {{account.email, account.status}}}, context.format);
    say("Its owner signs in with the council's directory (docs/single-sign-on.md).");
    return;
  }
  const auto [account, invitation] =
      people->accounts.invite(actor, options.email, options.name, given(options.worker));
  if (!options.grant.role.empty()) {
    const serve::GrantWish wish = wish_of(options);
    people->accounts.grant(actor, account.id, std::nullopt, wish);
    warn_of_place(context, wish);
  }
  if (!options.password_from_input) return print_link(context, options, account.email, invitation);
  people->accounts.set_password(actor, account.id, password, "");
  print(Rows{{"email", "status"}, {{account.email, std::string("active")}}}, context.format);
}

void list(const Context& context, const AccountOptions& options) {
  const store::Store store(store_of(context, options.store));
  print(account_rows(store), context.format);
}

void role(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  const std::string account = account_of(*people, options.email).id;
  if (options.revoke) {
    const auto revoked =
        people->accounts.revoke(person_at_the_keyboard(), account, options.grant.role, std::nullopt);
    if (revoked == 0)
      throw Error(fmt::format("{} does not have the role {}", options.email, options.grant.role),
                  "List who has which with: windscreen account list");
    say(fmt::format("{} grants of {} are revoked.", revoked, options.grant.role));
    return;
  }
  const serve::GrantWish wish = wish_of(options);
  people->accounts.grant(person_at_the_keyboard(), account, std::nullopt, wish);
  warn_of_place(context, wish);
  say(fmt::format("{} has the role {}.", options.email, options.grant.role));
}

void lock(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  people->accounts.lock(person_at_the_keyboard(), account_of(*people, options.email).id, !options.unlock);
  say(options.unlock ? options.email + " may sign in again."
                     : options.email + " is locked. A server that runs ends its sessions within 5 seconds.");
}

void close(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  const std::string account = account_of(*people, options.email).id;
  if (options.reopen)
    return print_link(context, options, options.email,
                      people->accounts.reopen(person_at_the_keyboard(), account));
  people->accounts.close(person_at_the_keyboard(), account);
  say(options.email +
      " is closed, and its roles are revoked. A server that runs ends its sessions within 5 seconds.");
}

void change(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  const store::Account account = account_of(*people, options.email);
  const std::string actor = person_at_the_keyboard();
  const bool other = options.no_worker || !options.worker.empty() || !options.name.empty();
  // The address first: where it is refused, nothing else is changed.
  if (!options.new_email.empty()) people->accounts.change_email(actor, account.id, options.new_email);
  if (other || options.new_email.empty()) {
    people->accounts.change(actor, account.id, options.name.empty() ? account.name : options.name,
                            options.no_worker        ? std::nullopt
                            : options.worker.empty() ? account.worker_id
                                                     : given(options.worker));
  }
  say("The account of " + account.email + " is changed.");
  if (!options.new_email.empty()) {
    say("Its owner signs in with the new address from now on. Sessions end within 5 seconds, and open links "
        "are withdrawn.");
  }
}

void invite(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  const store::Account account = account_of(*people, options.email);
  if (options.withdraw) {
    const auto withdrawn = people->accounts.withdraw_invitation(person_at_the_keyboard(), account.id);
    if (withdrawn == 0) throw Error("no link of " + account.email + " is open");
    say("The link of " + account.email + " is withdrawn.");
    return;
  }
  print_link(context, options, account.email,
             people->accounts.invite_again(person_at_the_keyboard(), account.id));
}

void reset(const Context& context, const AccountOptions& options) {
  const auto people = people_of(context, options);
  const store::Account account = account_of(*people, options.email);
  const std::string actor = person_at_the_keyboard();
  if (options.second_factor) {
    people->accounts.remove_second_factor(actor, account.id);
    say("The second factor of " + account.email + " is removed.");
    return;
  }
  if (options.single_sign_on) {
    const bool was_tied = people->store.write({actor, "single_sign_on.untie"}, [&](store::Writer& writer) {
      return serve::unlink_account(writer, account.id, people->now());
    });
    say(was_tied ? "The account " + account.email +
                       " is no longer tied to anyone in the council's directory, and its sessions are ended."
                 : "The account " + account.email + " is tied to nobody in the council's directory.");
    return;
  }
  if (options.password_from_input) {
    people->accounts.set_password(actor, account.id, password_from_input(), "");
    say("The password of " + account.email + " is set, and its sessions are ended.");
    return;
  }
  print_link(context, options, account.email, people->accounts.invite_again(actor, account.id));
}

void add_grant_options(CLI::App& command, AccountOptions& options) {
  command.add_option(
      "--scope", options.grant.scope,
      "How far the role reaches: authority, service, quadrant, team, own_cases, named_children or none; "
      "not needed where the role has one only");
  command.add_option("--value", options.value, "The service's, quadrant's or team's name");
  command.add_option("--from", options.grant.valid_from, "The first day (default: today)");
  command.add_option("--until", options.until, "The last day");
  command.add_option("--child", options.grant.children, "A child's identifier, for the scope named_children");
  command.add_option("--reason", options.grant.reason, "Why, for the record");
}

}  // namespace

void add_account(CLI::App& program, Context& context) {
  CLI::App* command = program.add_subcommand("account", "Make accounts, give roles, invite, lock and reset");
  command->require_subcommand(1);
  command->footer(
      "Example:\n  windscreen account add --email ann@example.org --name \"Ann Lee\" --role "
      "system_administrator");
  const auto options = std::make_shared<AccountOptions>();
  const auto part = [&](const char* name, const char* what, const std::string& example, bool of_one) {
    CLI::App* one = command->add_subcommand(name, what);
    add_store_option(*one, options->store);
    add_workspace_option(*one, context, example);
    add_format_option(*one, context);
    if (of_one) one->add_option("EMAIL", options->email, "The account's e-mail address")->required();
    return one;
  };
  const auto address = [&](CLI::App& one) {
    one.add_option("--address", options->address, "Where people reach the server, for the link")
        ->capture_default_str();
  };
  CLI::App* adding =
      part("add", "Make an account, and print the link with which its owner sets a password",
           "windscreen account add --email ann@example.org --name \"Ann Lee\" --role director", false);
  auto* email = adding->add_option("--email", options->email, "The e-mail address");
  auto* name = adding->add_option("--name", options->name, "The person's name");
  email->needs(name);
  name->needs(email);
  adding->add_option("--worker", options->worker,
                     "The person's identifier in the case system's lists of workers");
  adding->add_option("--role", options->grant.role, "A role to give at once (docs/roles.md)");
  add_grant_options(*adding, *options);
  adding->add_flag("--password-from-input", options->password_from_input,
                   "Read a password from standard input instead of printing a link");
  adding
      ->add_flag("--sso-only", options->single_sign_on,
                 "Print no link: the owner signs in with the council's directory and needs no password")
      ->needs(email)
      ->excludes("--password-from-input");
  auto* demo = adding->add_flag("--demo", options->demo.wanted,
                                "An account for each role, with random passwords that are printed once");
  demo->excludes(email);
  adding->add_option("--team", options->demo.team, "With --demo: the team of the team manager")->needs(demo);
  adding->add_option("--service", options->demo.service, "With --demo: the service of the head of service")
      ->needs(demo);
  adding->add_option("--own", options->demo.worker, "With --demo: the practitioner's identifier as a worker")
      ->needs(demo);
  address(*adding);
  adding->callback([&context, options] {
    if (options->email.empty() && !options->demo.wanted)
      throw CLI::RequiredError("--email and --name, or --demo,");
    add(context, *options);
  });
  part("list", "List accounts and their roles, a row a role", "windscreen account list --format csv", false)
      ->callback([&context, options] { list(context, *options); });
  CLI::App* giving =
      part("role", "Give a role, or revoke it",
           "windscreen account role ann@example.org team_manager --scope team --value \"North 1\"", true);
  giving->add_option("ROLE", options->grant.role, "The role (docs/roles.md)")->required();
  add_grant_options(*giving, *options);
  giving->add_flag("--revoke", options->revoke, "Take the role away");
  giving->callback([&context, options] { role(context, *options); });
  CLI::App* locking = part("lock", "Keep an account from signing in, and end its sessions",
                           "windscreen account lock ann@example.org", true);
  locking->add_flag("--unlock", options->unlock, "Let it sign in again");
  locking->callback([&context, options] { lock(context, *options); });
  CLI::App* closing = part("close", "Close an account for good: its sessions end and its roles are revoked",
                           "windscreen account close ann@example.org", true);
  address(*closing);
  closing->add_flag(
      "--reopen", options->reopen,
      "Open a closed account as a new one, and print the link with which its owner sets a password");
  closing->callback([&context, options] { close(context, *options); });
  CLI::App* changing = part("change", "Change an account's name, e-mail address, or which worker it is",
                            "windscreen account change ann@example.org --worker W12", true);
  changing->add_option("--name", options->name, "The person's name");
  changing->add_option("--email", options->new_email,
                       "The e-mail address with which its owner signs in from now on");
  auto* worker = changing->add_option("--worker", options->worker,
                                      "The person's identifier in the case system's lists of workers");
  changing->add_flag("--no-worker", options->no_worker, "It is no worker")->excludes(worker);
  changing->callback([&context, options] { change(context, *options); });
  CLI::App* inviting = part("invite", "Print a new link for an account; earlier ones are withdrawn",
                            "windscreen account invite ann@example.org", true);
  address(*inviting);
  inviting->add_flag("--withdraw", options->withdraw, "Withdraw the open link instead");
  inviting->callback([&context, options] { invite(context, *options); });
  CLI::App* resetting = part(
      "reset", "Reset a password by a link, or from standard input, or the second factor, or single sign-on",
      "windscreen account reset ann@example.org --second-factor", true);
  address(*resetting);
  resetting->add_flag("--second-factor", options->second_factor, "Take the second factor away");
  resetting->add_flag("--single-sign-on", options->single_sign_on,
                      "Untie the account from the person of the council's directory who signs in to it");
  resetting->add_flag("--password-from-input", options->password_from_input,
                      "Read the new password from standard input");
  resetting->callback([&context, options] { reset(context, *options); });
}

}  // namespace windscreen::cli
