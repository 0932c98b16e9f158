// mask:urls: web addresses become "<URL>": https://example.org/a?b=c, www.example.org, example.com/path. What ends a
// sentence or closes a bracket that the address did not open stays. Bare names need a known ending
// (common/domains.tsv). Tested by tests/cases/normalize.jsonl.
#include <array>
#include <string>
#include <unordered_set>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/masking.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::normalize {
namespace {

using namespace masking;

constexpr std::size_t longest_scheme = 12;
constexpr std::size_t longest_host = 253;

class Domains {
 public:
  Domains() {
    constexpr std::string_view name = "common/domains.tsv";
    text::for_each_row(name, data::table(name), [&](const text::Row& row) { known_.emplace(row[0]); });
  }
  bool knows(std::string_view ending) const { return known_.contains(text::fold(ending)); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> known_;
};

bool ends_address(char c) {
  return static_cast<unsigned char>(c) <= ' ' || std::string_view("<>\"|{}`^\\").find(c) != std::string_view::npos;
}

// The end of an address whose host ends at `host`: its path, without what belongs to the sentence.
std::size_t address_end(std::string_view text, std::size_t host) {
  std::size_t end = host;
  int open = 0;
  while (end < text.size() && !ends_address(text[end])) {
    const text::Decoded next = text::decode(text, end);
    if (next.code_point >= 0x80 && !text::is_word_character(next.code_point)) break;
    if (text[end] == '(' || text[end] == '[') ++open;
    if ((text[end] == ')' || text[end] == ']') && --open < 0) break;
    end += next.length;
  }
  while (end > host && std::string_view(".,;:!?'*([").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

std::size_t host_begin(std::string_view text, std::size_t from, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > from && dot - begin < longest_host &&
         (is_alphanumeric(text[begin - 1]) || text[begin - 1] == '-' || text[begin - 1] == '.'))
    --begin;
  while (begin < dot && !is_alphanumeric(text[begin])) ++begin;
  return begin;
}

// "https://…", whose colon is at `colon`.
Found with_scheme(std::string_view text, std::size_t from, std::size_t colon) {
  if (text.substr(colon, 3) != "://") return {};
  std::size_t begin = colon;
  while (begin > from && colon - begin < longest_scheme && is_letter(text[begin - 1])) --begin;
  const std::size_t host = colon + 3;
  if (colon - begin < 2 || word_before(text, begin) || !word_at(text, host)) return {};
  return {begin, std::max(address_end(text, host), host)};
}

// "www.example.org/a" or "example.com", one of whose dots is at `dot`.
Found bare(std::string_view text, std::size_t from, std::size_t dot, const Domains& domains) {
  if (dot + 1 >= text.size() || !is_alphanumeric(text[dot + 1])) return {};
  const std::size_t begin = host_begin(text, from, dot);
  if (begin == dot || word_before(text, begin) || (begin > 0 && text[begin - 1] == '@')) return {};
  const std::size_t end = host_end(text, begin);
  if (end <= dot || word_at(text, end) || text.substr(end).starts_with('@')) return {};
  const std::string_view host = text.substr(begin, end - begin);
  const bool is_www = text::fold(host.substr(0, 4)) == "www.";
  const bool has_path = text.substr(end).starts_with('/');
  if (!is_www && !has_path && !domains.knows(host.substr(host.rfind('.') + 1))) return {};
  return {begin, address_end(text, end)};
}

}  // namespace

void steps::mask_urls(std::string_view input, text::Rewriter& out) {
  static const Domains domains;
  constexpr auto may_be = [](scan::Block bytes) { return scan::equal(bytes, '.') | scan::equal(bytes, ':'); };
  const auto find = [&](std::string_view text, std::size_t from) {
    for (std::size_t at = scan::find(text, from, may_be); at < text.size(); at = scan::find(text, at + 1, may_be)) {
      const Found found = text[at] == ':' ? with_scheme(text, from, at) : bare(text, from, at, domains);
      if (found.begin < found.end) return found;
    }
    return Found{};
  };
  replace_all(input, out, "<URL>", find);
}

}  // namespace onrecord::normalize
