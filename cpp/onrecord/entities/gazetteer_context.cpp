// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/gazetteer_context.hpp"

#include <algorithm>
#include <vector>

#include "onrecord/entities/surface.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

constexpr std::size_t most_words = 20;
constexpr std::uint32_t most_bytes = 400;  // that many words, and a bound where there are no words at all

// The folded hashes of the words between two places.
std::vector<std::uint32_t> words_between(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> words;
  while (begin < end) {
    const Character first = read(text, begin);
    const bool is_blank = first.sign == Sign::blank || first.sign == Sign::line_break;
    const std::uint32_t next = is_blank ? begin + first.length : unit_end(text, begin);
    if (!is_blank && first.sign != Sign::other && next <= end)
      words.push_back(text::folded_hash(text::slice(text, TextSpan{begin, next})));
    begin = next;
  }
  return words;
}

std::vector<std::uint32_t> words_near(std::string_view text, TextSpan name) {
  std::uint32_t begin = name.begin;
  while (begin > 0 && name.begin - begin < most_bytes) {
    const Character last = read_before(text, begin);
    if (last.sign == Sign::line_break) break;
    begin -= last.length;
  }
  while (begin < name.begin && !is_unit_start(text, begin)) begin += read(text, begin).length;
  auto words = words_between(text, begin, name.begin);
  if (words.size() > most_words) words.erase(words.begin(), words.end() - most_words);
  std::uint32_t end = name.end;
  while (end < text.size() && end - name.end < most_bytes && read(text, end).sign != Sign::line_break)
    end += read(text, end).length;
  auto behind = words_between(text, name.end, end);
  if (behind.size() > most_words) behind.resize(most_words);
  words.insert(words.end(), behind.begin(), behind.end());
  return words;
}

bool has_word(const GazetteerImage& image, std::uint32_t entry, const std::vector<std::uint32_t>& near) {
  const std::uint32_t context = image.entries[entry].context;
  if (context == 0) return false;
  for (std::uint32_t i = 0; i < image.contexts[context]; ++i) {
    if (std::ranges::find(near, image.contexts[context + 1 + 2 * i]) != near.end()) return true;
  }
  return false;
}

}  // namespace

std::size_t entry_in_context(const GazetteerImage& image, std::span<const std::uint32_t> entries, std::string_view text,
                             TextSpan name) {
  const auto near = words_near(text, name);
  const auto first = std::ranges::find_if(entries, [&](std::uint32_t entry) { return has_word(image, entry, near); });
  return static_cast<std::size_t>(first - entries.begin());
}

}  // namespace onrecord::entities
