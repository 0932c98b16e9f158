// mask:emails: mail addresses become "<EMAIL>": ann.lee+news@example.org. Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/masking.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

using namespace masking;

constexpr std::size_t longest_name = 64;  // before the "@" (RFC 5321)

bool is_of_name(char c) { return is_alphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }

Found find_email(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('@', from); at < text.size(); at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > from && at - begin < longest_name && is_of_name(text[begin - 1])) --begin;
    while (begin < at && !is_name(text[begin])) ++begin;
    if (begin == at || word_before(text, begin)) continue;
    const std::size_t end = host_end(text, at + 1);
    if (end > at + 1 && !word_at(text, end)) return {begin, end};
  }
  return {};
}

}  // namespace

void steps::mask_emails(std::string_view input, text::Rewriter& out) { replace_all(input, out, "<EMAIL>", find_email); }

}  // namespace onrecord::normalize
