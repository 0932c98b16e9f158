// whitespace: a run of blanks and tabs becomes one blank, none at the ends of a line; three and more line ends become
// two, so that paragraphs stay apart and lines stay lines. Other spaces are the step `spaces`, other line ends the step
// `lines`. Tested by tests/cases/normalize.jsonl.
#include <algorithm>

#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::string_view white = " \t\n";

bool is_white(char c) { return white.find(c) != std::string_view::npos; }

std::string_view tidy(std::string_view run, bool at_border) {
  const auto line_ends = std::ranges::count(run, '\n');
  if (line_ends == 0) return at_border ? "" : " ";
  return line_ends == 1 ? "\n" : "\n\n";
}

// Replaces the run by its tidy form, leaving out of the edit what both begin or end with.
void rewrite(std::string_view run, std::size_t begin, std::string_view with, text::Rewriter& out) {
  while (!run.empty() && !with.empty() && run.front() == with.front()) {
    run.remove_prefix(1);
    with.remove_prefix(1);
    ++begin;
  }
  while (!run.empty() && !with.empty() && run.back() == with.back()) {
    run.remove_suffix(1);
    with.remove_suffix(1);
  }
  if (run.empty()) return;
  out.replace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + run.size()), with);
}

// The first byte at or behind `from` that belongs to a run which may be untidy: the second byte of any run but the two
// line ends of a paragraph, or a tab. Other controls are found, too.
std::size_t next_candidate(std::string_view input, std::size_t from) {
  return scan::find_after(input, from, [](scan::Block bytes, scan::Block left, scan::Block second) {
    const scan::Block paragraph_end = scan::equal(bytes, '\n') & scan::equal(left, '\n') & ~scan::equal(second, '\n');
    return (scan::below(bytes, '!') & scan::below(left, '!') & ~paragraph_end) | scan::equal(bytes, '\t');
  });
}

}  // namespace

void steps::whitespace(std::string_view input, text::Rewriter& out) {
  std::size_t done = 0;
  const auto rewrite_run = [&](std::size_t at) {
    std::size_t begin = at;
    while (begin > done && is_white(input[begin - 1])) --begin;
    done = std::min(input.find_first_not_of(white, at), input.size());
    const std::string_view run = input.substr(begin, done - begin);
    rewrite(run, begin, tidy(run, begin == 0 || done == input.size()), out);
  };
  if (!input.empty() && is_white(input.front())) rewrite_run(0);
  for (std::size_t at = next_candidate(input, done); at < input.size();) {
    const bool white_here = is_white(input[at]);
    if (white_here) rewrite_run(at);
    at = next_candidate(input, white_here ? done : at + 1);
  }
  if (done < input.size() && input.back() == ' ') rewrite_run(input.size() - 1);
}

}  // namespace onrecord::normalize
