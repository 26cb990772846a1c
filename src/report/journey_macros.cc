// What the queries of a journey have in common: words for codes, lengths of time, and answers.
#include "report/journey_sql.h"

namespace windscreen::report::journey_sql {
namespace {

// Workers are numbered in the order in which they came: where the source has no identifier of a worker (Annex
// A), the identifier is the name. Texts that are empty count as absent. `said` gives a code's words, or the
// code itself where nobody has words.
constexpr std::string_view text = R"sql(
create macro filled(x) as nullif(trim(cast(x as varchar)), '');
create table journey_worker as
  select worker_id, row_number() over (order by min(since) nulls last, worker_id) as number
  from (select filled(invo_professional_id) as worker_id, invo_involvement_start_date as since from ssd_involvements
        union all select filled(earl_episode_worker_id), earl_episode_start_date from ssd_early_help_episodes) held
  where worker_id is not null
  group by worker_id;
create macro said(of_set, x) as coalesce(
  (select any_value(words) from journey_code where set_name = of_set and code = upper(filled(x))),
  (select any_value(words) from journey_code where set_name = of_set and code = split_part(upper(filled(x)), ' ', 1)),
  filled(x));
create macro with_words(before, x) as before || filled(x);
create macro yes_no(x, yes, no) as
  case when upper(filled(x)) in ('Y', 'YES', '1', 'TRUE') then yes when upper(filled(x)) in ('N', 'NO', '0', 'FALSE') then no end;
create macro day_words(d) as strftime(d, '%-d %B %Y');
create macro in_working_days(a, b) as
  working_days(a, b) || case when working_days(a, b) = 1 then ' working day' else ' working days' end;
create macro in_days(a, b) as (b - a) || case when b - a = 1 then ' day' else ' days' end;
create macro team_name(x) as
  coalesce((select any_value(filled(dept_team_name)) from ssd_department where dept_team_id = x), filled(x));
create macro worker_label(x) as
  'worker ' || (select any_value(number) from journey_worker where worker_id = filled(x));
create macro answers(x) as nullif(replace(lower(replace(regexp_replace(array_to_string(regexp_extract_all(
  regexp_replace(upper(x), '"NUMBER_OF[A-Z_]*"\s*:\s*"?[0-9]+"?', '', 'g'),
  '"([A-Z0-9_]+)"\s*:\s*(?:"(?:Y|YES|1|TRUE)"|1|TRUE)', 1), ', '), '_FLAG', '', 'g'), '_', ' ')), 'nfa', 'no further action'), '');
create macro visit_mode(x) as replace(lower(filled(x)), '_', ' ');
create macro seen_words(seen, alone) as
  case when upper(seen) = 'Y' then case when upper(alone) = 'Y' then 'seen, alone' when upper(alone) = 'N' then 'seen, not alone' else 'seen' end
       when upper(seen) = 'N' then 'not seen' end;
)sql";

}  // namespace

std::string_view macros() { return text; }

}  // namespace windscreen::report::journey_sql
