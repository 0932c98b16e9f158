// mask:phones: telephone numbers become "<PHONE>": +44 20 7946 0958, (202) 555-0143, 202-555-0143, 030 901820. A number
// counts as one by "+", by the groups of North America (3-3-4) with a mark between, or by a leading zero and at least
// nine digits in groups; dates, scores and sums have none of these. Tested by tests/cases/normalize.jsonl.
#include <vector>

#include "onrecord/normalize/masking.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

using namespace masking;

constexpr std::size_t most_groups = 8;
constexpr std::size_t least_digits = 8, least_with_zero = 9, most_digits = 15;  // E.164: at most fifteen

struct Group {
  std::size_t begin, end;  // the digits
  bool marked;             // "-", "." or a bracket stands before it
  std::size_t size() const { return end - begin; }
};

bool is_separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')'; }

// What stands before a group: at most two separators, before the first one three, of which one may be "+".
struct Separators {
  std::size_t count;
  bool marked;
};

Separators separators_at(std::string_view text, std::size_t begin, bool is_first) {
  Separators found{0, false};
  const std::size_t most = is_first ? 3 : 2;
  for (std::size_t at = begin; at < text.size() && found.count < most; ++at, ++found.count) {
    const char c = text[at];
    if (!is_separator(c) && !(is_first && c == '+')) break;
    found.marked = found.marked || (c != ' ' && c != '+');
  }
  return found;
}

// Groups of digits from `begin` on, with separators between each two: "(202) 555-0143".
std::vector<Group> groups_at(std::string_view text, std::size_t begin) {
  std::vector<Group> groups;
  std::size_t at = begin;
  while (groups.size() < most_groups) {
    const bool is_first = groups.empty();
    const Separators before = separators_at(text, at, is_first);
    at += before.count;
    std::size_t end = at;
    while (end < text.size() && end - at <= most_digits && is_digit(text[end])) ++end;
    if (end == at || (!is_first && before.count == 0)) break;
    groups.push_back({at, end, before.marked});
    at = end;
  }
  return groups;
}

// Whether the first `count` groups are a number.
bool is_phone(std::string_view text, const std::vector<Group>& groups, std::size_t count, bool has_plus) {
  std::size_t digits = 0;
  bool marked = false;
  for (std::size_t i = 0; i < count; ++i) {
    digits += groups[i].size();
    marked = marked || groups[i].marked;
  }
  if (digits > most_digits) return false;
  if (has_plus) return digits >= least_digits;
  const std::size_t area = count == 4 && groups[0].size() == 1 && text[groups[0].begin] == '1' ? 1 : 0;
  if (count - area == 3 && groups[area].size() == 3 && groups[area + 1].size() == 3 && groups[area + 2].size() == 4)
    return marked;
  const bool has_zero = text[groups[0].begin] == '0' && groups[0].size() >= 2;
  return has_zero && count >= 2 && digits >= least_with_zero && digits <= 12 && groups[1].size() >= 2;
}

Found phone_at(std::string_view text, std::size_t begin) {
  const bool has_plus = text[begin] == '+';
  const std::vector<Group> groups = groups_at(text, begin);
  for (std::size_t count = groups.size(); count > 0; --count) {
    const std::size_t end = groups[count - 1].end;
    if (is_phone(text, groups, count, has_plus) && !word_at(text, end)) return {begin, end};
  }
  return {};
}

bool may_begin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_digit(text[at]) && (before == '(' || before == '+')) return false;  // begun there
  return !word_before(text, at) && std::string_view(".,-/+$#").find(before) == std::string_view::npos;
}

Found find_phone(std::string_view text, std::size_t from) {
  constexpr auto may_be = [](scan::Block bytes) {
    return scan::between(bytes, '0', '9') | scan::equal(bytes, '+') | scan::equal(bytes, '(');
  };
  std::size_t at = scan::find(text, from, may_be);
  while (at < text.size()) {
    // One may follow directly behind another, whose label no longer shows that it ended in a digit.
    if (at == from || may_begin(text, at)) {
      if (const Found found = phone_at(text, at); found.begin < found.end) return found;
    }
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
    } else {
      ++at;
    }
    at = scan::find(text, at, may_be);
  }
  return {};
}

}  // namespace

void steps::mask_phones(std::string_view input, text::Rewriter& out) { replace_all(input, out, "<PHONE>", find_phone); }

}  // namespace onrecord::normalize
