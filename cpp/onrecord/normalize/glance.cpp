// Tested by tests/cpp/normalize/glance_test.cpp.
#include "onrecord/normalize/glance.hpp"

#include <algorithm>

#include "onrecord/normalize/scan.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

using scan::Block;

constexpr std::size_t shortest = 32;  // below, a look costs as much as the work
constexpr std::size_t lefts = 2;      // bytes to the left that a sign may ask for

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Block stops(Block block) { return scan::equal(block, '.') | scan::equal(block, '!') | scan::equal(block, '?'); }

// What was seen so far: bytes that are not zero.
struct Seen {
  Block ampersand = scan::filled(0), control = scan::filled(0), untidy = scan::filled(0), seam = scan::filled(0);
};

void see_alone(Block block, Seen& seen) {
  const Block low = scan::below(block, '!');
  seen.ampersand |= scan::equal(block, '&');
  const Block tab = scan::equal(block, '\t');
  seen.control |= (low & ~(tab | scan::equal(block, '\n') | scan::equal(block, ' '))) | scan::equal(block, 0x7F);
  seen.untidy |= tab;
}

void see(const char* bytes, Block block, Seen& seen) {
  const Block left = scan::load(bytes - 1);
  const Block second = scan::load(bytes - 2);
  see_alone(block, seen);
  seen.untidy |= scan::below(block, '!') & scan::below(left, '!');
  const Block word_or_stop = scan::between(second, 'a', 'z') | scan::non_ascii(second) | stops(second);
  const Block line_end = scan::between(left, 'a', 'z') | (stops(left) & word_or_stop);
  seen.seam |= line_end & scan::between(block, 'A', 'Z');
}

}  // namespace

Glance::Glance(const std::vector<NamedStep>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    all_ |= bit;
    for (std::size_t sign = 0; sign < by_sign_.size(); ++sign) {
      if ((steps[i].signs >> sign & 1U) != 0) by_sign_[sign] |= bit;
    }
  }
  for (std::size_t at = 0; at < known_.size(); ++at) {
    const char32_t c = at < latin_end ? static_cast<char32_t>(at) : marks_begin + static_cast<char32_t>(at - latin_end);
    if (c < 0x80) continue;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].concerns != nullptr && steps[i].concerns(c)) known_[at].steps |= std::uint32_t{1} << i;
    }
    known_[at].seam_behind = text::is_lower(c) || c == 0x2019 || c == 0x201D;
    known_[at].seam_before = text::is_upper(c);
    known_[at].seam_after_stop = c == 0x201C;
  }
}

std::uint32_t Glance::steps_of(std::uint8_t signs) const {
  std::uint32_t steps = 0;
  for (std::size_t sign = 0; sign < by_sign_.size(); ++sign) {
    if ((signs >> sign & 1U) != 0) steps |= by_sign_[sign];
  }
  return steps;
}

const Glance::Known* Glance::known(char32_t c) const {
  if (c < latin_end) return &known_[c];
  if (c >= marks_begin && c < marks_end) return &known_[latin_end + (c - marks_begin)];
  return nullptr;
}

bool Glance::is_seam(std::string_view text, std::size_t begin, std::size_t end, const Known& character) {
  const char before = begin > 0 ? text[begin - 1] : ' ';
  if (character.seam_behind && end < text.size() && text[end] >= 'A' && text[end] <= 'Z') return true;
  if (character.seam_before && before >= 'a' && before <= 'z') return true;
  return character.seam_after_stop && (before == '.' || before == '!' || before == '?');
}

std::uint32_t Glance::look(std::string_view text) const {
  if (text.size() < shortest) return all_;
  Seen seen;
  std::uint32_t steps = 0;
  bool glued = false;
  const char* bytes = text.data();
  // The characters beyond ASCII that begin in the block at `at`; false: one is not known.
  const auto look_beyond_ascii = [&](std::size_t at, Block block) {
    const scan::Halves begins = scan::halves(scan::at_least_high(block, 0x40));
    for (std::size_t half = 0; half < begins.size(); ++half) {
      for (std::uint64_t rest = begins[half]; rest != 0;) {
        const std::size_t byte = scan::first_byte(rest);
        rest = scan::without_byte(rest, byte);
        const std::size_t begin = at + 8 * half + byte;
        const text::Decoded next = text::decode(text, begin);
        const Known* const character = known(next.code_point);
        if (character == nullptr) return false;
        steps |= character->steps;
        glued = glued || is_seam(text, begin, begin + next.length, *character);
      }
    }
    return true;
  };
  // The first bytes have too few to their left for the signs that ask for them; no seam is there.
  const Block first = scan::load(bytes);
  see_alone(first, seen);
  if (!look_beyond_ascii(0, first)) return all_;
  if (is_white(text.front()) || is_white(text.back()) || (is_white(text[1]) && is_white(text[0])))
    steps |= steps_of(untidy);
  for (std::size_t at = lefts; at < text.size(); at += scan::block_size) {
    at = std::min(at, text.size() - scan::block_size);  // the last block overlaps the one before
    const Block block = scan::load(bytes + at);
    see(bytes + at, block, seen);
    if (scan::any(scan::non_ascii(block)) && !look_beyond_ascii(at, block)) return all_;
  }
  std::uint8_t signs = anything;
  if (scan::any(seen.ampersand)) signs |= ampersand;
  if (scan::any(seen.control)) signs |= control;
  if (scan::any(seen.untidy)) signs |= untidy;
  if (glued || scan::any(seen.seam)) signs |= seam;
  return steps | steps_of(signs);
}

}  // namespace onrecord::normalize
