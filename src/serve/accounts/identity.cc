#include "serve/accounts/identity.h"

namespace windscreen::serve {

const std::vector<Permission>& all_permissions() {
  using enum Permission;
  static const std::vector<Permission> all = {see_figures,       see_worker_names,  open_children,
                                              list_children,     search_children,   see_children_identified,
                                              export_children,   see_access_record, manage_accounts,
                                              see_change_log,    load_data,         change_settings,
                                              run_audits,        make_audits,       moderate_audits,
                                              see_audits,        see_audit_figures, sign_audit_reports,
                                              see_audit_reports, export_audits,     see_improvement,
                                              keep_improvement};
  return all;
}

Decision decide(const Access& access, const std::optional<Identity>& identity) {
  switch (access.kind) {
    case Access::Kind::anyone:
      return Decision::allowed;
    case Access::Kind::signed_in:
      return identity ? Decision::allowed : Decision::unknown;
    case Access::Kind::permitted:
      if (!identity) return Decision::unknown;
      return identity->permissions.contains(access.permission) ? Decision::allowed : Decision::forbidden;
    case Access::Kind::nobody:
      break;
  }
  return Decision::forbidden;
}

std::string_view name_of(Permission permission) {
  switch (permission) {
    case Permission::see_figures:
      return "see_figures";
    case Permission::see_worker_names:
      return "see_worker_names";
    case Permission::open_children:
      return "open_children";
    case Permission::list_children:
      return "list_children";
    case Permission::search_children:
      return "search_children";
    case Permission::see_children_identified:
      return "see_children_identified";
    case Permission::export_children:
      return "export_children";
    case Permission::see_access_record:
      return "see_access_record";
    case Permission::manage_accounts:
      return "manage_accounts";
    case Permission::see_change_log:
      return "see_change_log";
    case Permission::load_data:
      return "load_data";
    case Permission::change_settings:
      return "change_settings";
    case Permission::run_audits:
      return "run_audits";
    case Permission::make_audits:
      return "make_audits";
    case Permission::moderate_audits:
      return "moderate_audits";
    case Permission::see_audits:
      return "see_audits";
    case Permission::see_audit_figures:
      return "see_audit_figures";
    case Permission::sign_audit_reports:
      return "sign_audit_reports";
    case Permission::see_audit_reports:
      return "see_audit_reports";
    case Permission::export_audits:
      return "export_audits";
    case Permission::see_improvement:
      return "see_improvement";
    case Permission::keep_improvement:
      return "keep_improvement";
  }
  return "nobody";
}

std::string_view name_of(const Access& access) {
  switch (access.kind) {
    case Access::Kind::anyone:
      return "anyone";
    case Access::Kind::signed_in:
      return "signed_in";
    case Access::Kind::permitted:
      return name_of(access.permission);
    case Access::Kind::nobody:
      break;
  }
  return "nobody";
}

}  // namespace windscreen::serve
