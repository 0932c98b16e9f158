// lines: every line end (CR LF, CR, VT, FF, NEL, LS, PS) becomes "\n". CR LF is one line end, so that a span which
// holds it holds both. Tested by tests/cases/normalize.jsonl.
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::string_view next_line = "\xC2\x85", line_separator = "\xE2\x80\xA8",
                           paragraph_separator = "\xE2\x80\xA9";

// VT, FF or CR, or the last byte of the other line ends.
constexpr auto may_end_line = [](scan::Block bytes) {
  return scan::between(bytes, 0x0B, 0x0D) | scan::equal(bytes, 0x85) | scan::equal(bytes, 0xA8) |
         scan::equal(bytes, 0xA9);
};

// The line end whose last byte, or whose CR, is at `at`; empty where there is none.
std::string_view line_end_at(std::string_view input, std::size_t at) {
  if (input[at] == '\r') return input.substr(at, input.substr(at + 1).starts_with('\n') ? 2 : 1);
  if (input[at] == '\v' || input[at] == '\f') return input.substr(at, 1);
  const std::string_view until = input.substr(0, at + 1);
  if (until.ends_with(next_line)) return until.substr(at - 1);
  if (until.ends_with(line_separator) || until.ends_with(paragraph_separator)) return until.substr(at - 2);
  return {};
}

}  // namespace

bool concerns::lines(char32_t c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

void steps::lines(std::string_view input, text::Rewriter& out) {
  std::size_t at = scan::find(input, 0, may_end_line);
  while (at < input.size()) {
    const std::string_view line_end = line_end_at(input, at);
    if (line_end.empty()) {
      at = scan::find(input, at + 1, may_end_line);
      continue;
    }
    const auto begin = static_cast<std::size_t>(line_end.data() - input.data());
    const std::size_t end = begin + line_end.size();
    out.replace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), "\n");
    at = scan::find(input, end, may_end_line);
  }
}

}  // namespace onrecord::normalize
