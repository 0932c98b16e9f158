// mask:handles: names on social media become "<HANDLE>": @mtracey, @ann@example.social. Tested by
// tests/cases/normalize.jsonl.
#include "onrecord/normalize/masking.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

using namespace masking;

constexpr std::size_t longest_name = 64;

Found find_handle(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('@', from); at < text.size(); at = text.find('@', at + 1)) {
    if (word_before(text, at) || (at > 0 && (text[at - 1] == '@' || text[at - 1] == '.'))) continue;
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest_name && is_name(text[end])) ++end;
    if (end == at + 1 || word_at(text, end)) continue;
    if (text.substr(end).starts_with('@')) end = std::max(end, host_end(text, end + 1));
    return {at, end};
  }
  return {};
}

}  // namespace

void steps::mask_handles(std::string_view input, text::Rewriter& out) {
  replace_all(input, out, "<HANDLE>", find_handle);
}

}  // namespace onrecord::normalize
