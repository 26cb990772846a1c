#include "serve/accounts/drafts.h"

#include "serve/http/problem.h"

namespace windscreen::serve {
namespace {

using store::Draft;

std::optional<Draft> draft_in(const store::Reader& reader, const std::string& account,
                              const std::string& form) {
  auto found = reader.select<Draft>("where account_id = :account and form = :form",
                                    {{"account", account}, {"form", form}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

std::vector<Draft> Drafts::all(const std::string& account) const {
  return store_.read([&](const store::Queries& reader) {
    return reader.select<Draft>("where account_id = :account order by form", {{"account", account}});
  });
}

std::optional<Draft> Drafts::find(const std::string& account, const std::string& form) const {
  return store_.read([&](const store::Queries& reader) { return draft_in(reader, account, form); });
}

SavedDraft Drafts::save(const std::string& account, const std::string& form, const std::string& content,
                        std::int64_t based_on) {
  return store_.write({account, "draft.save"}, [&](store::Writer& writer) -> SavedDraft {
    auto stored = draft_in(writer, account, form);
    if (stored && stored->content == content) return {*stored, false};
    if (stored && stored->revision != based_on) return {*stored, true};
    // One that was removed meanwhile was sent, or thrown away: what is typed since is worth keeping.
    if (!stored) {
      if (writer.count<Draft>("where account_id = :account", {{"account", account}}) >= most_drafts)
        throw Refused(409, "There are too many drafts.", "Send or throw away some of them.",
                      "too_many_drafts");
      stored = Draft{store::new_id(), account, form, content, 1, store::moment_text(clock_())};
      stored->revision = based_on + 1;
      writer.insert(*stored);
      return {*stored, false};
    }
    stored->content = content;
    ++stored->revision;
    stored->saved_at = store::moment_text(clock_());
    writer.update(*stored);
    return {*stored, false};
  });
}

void Drafts::remove(const std::string& account, const std::string& form) {
  store_.write({account, "draft.remove"}, [&](store::Writer& writer) {
    if (const auto stored = draft_in(writer, account, form)) writer.erase<Draft>(stored->id);
  });
}

}  // namespace windscreen::serve
