#include "improve/meetings.h"

#include <algorithm>
#include <utility>

namespace windscreen::improve {
namespace {

using base::Date;

MeetingItem item_with_reports(const Book& book, std::size_t place, Date day) {
  MeetingItem item;
  item.place = place;
  for (const Link& link : book.at(place).links) {
    const Thing& other = book.at(link.other);
    if (link.how == "tells" && other.is("report") && other.there_on(day) && link.holds_on(day))
      item.reports.push_back({link.other, other.row.id});
  }
  std::ranges::sort(item.reports, {}, &ReceivedReport::place);
  return item;
}

}  // namespace

std::vector<Meeting> meetings(const Book& book, Date day) {
  std::vector<Meeting> found;
  for (const std::size_t place : book.of_kind("meeting", day)) {
    Standing standing = standing_on(book.at(place), day);
    Meeting meeting;
    meeting.place = place;
    meeting.body = book.at(place).parent;
    meeting.on = standing.due.value_or(book.at(place).since);
    meeting.status = std::move(standing.status);
    if (standing.status_said) meeting.reason = std::move(standing.status_said->words);
    meeting.put_off = std::move(standing.put_off);
    for (const std::size_t part : book.at(place).parts) {
      if (book.at(part).is("item") && book.at(part).there_on(day))
        meeting.items.push_back(item_with_reports(book, part, day));
    }
    found.push_back(std::move(meeting));
  }
  std::ranges::stable_sort(found, {}, &Meeting::on);
  return found;
}

std::vector<std::size_t> items_with(const Book& book, std::size_t report, Date day) {
  std::vector<std::size_t> found;
  for (const Meeting& meeting : meetings(book, day)) {
    for (const MeetingItem& item : meeting.items) {
      if (std::ranges::find(item.reports, report, &ReceivedReport::place) != item.reports.end())
        found.push_back(item.place);
    }
  }
  return found;
}

}  // namespace windscreen::improve
