// Tested by tests/cpp/normalize/glance_test.cpp.
#include "onrecord/normalize/glance.hpp"

#include <algorithm>
#include <bit>

#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

using scan::Block;

constexpr std::size_t shortest = 32;  // below, a look costs as much as the work
constexpr std::size_t lefts = 2;      // bytes to the left that a sign may ask for
constexpr std::size_t longest_character = 4;

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Block stops(Block block) { return scan::equal(block, '.') | scan::equal(block, '!') | scan::equal(block, '?'); }

// What was seen so far, bytes that are not zero; but the seams are those of the last block.
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

// The bytes of which `see` may have anything to tell: there are few.
Block may_tell(Block block, Block left) {
  const Block untidy = Block(block < scan::filled('!')) & scan::below(left, '!');
  const Block control = Block(block < scan::filled(' ')) & ~scan::equal(block, '\n');
  const Block seam = scan::between(block, 'A', 'Z') & (Block(left > scan::filled('a' - 1)) | stops(left));
  const Block any_of_ascii = (untidy | control) & ~scan::non_ascii(block);
  return any_of_ascii | seam | scan::equal(block, '&') | scan::equal(block, 0x7F);
}

void see(const char* bytes, Block block, Seen& seen) {
  const Block left = scan::load(bytes - 1);
  const Block second = scan::load(bytes - 2);
  see_alone(block, seen);
  const Block line_ends = scan::equal(block, '\n') & scan::equal(left, '\n');
  seen.untidy |= scan::below(block, '!') & scan::below(left, '!') & (~line_ends | scan::equal(second, '\n'));
  const Block word_or_stop = scan::between(second, 'a', 'z') | scan::non_ascii(second) | stops(second);
  const Block line_end = scan::between(left, 'a', 'z') | (stops(left) & word_or_stop);
  seen.seam = line_end & scan::between(block, 'A', 'Z');
}

}  // namespace

// Gathers what one look sees.
class Glance::Looker {
 public:
  Looker(const Glance& glance, std::string_view text) : glance_(glance), text_(text) {}

  // The text's ends. Its first bytes have too few to their left for the signs that ask for them; no seam is there.
  void look_at_ends() {
    const Block first = scan::load(text_.data());  // NOLINT(bugprone-suspicious-stringview-data-usage): a block long
    see_alone(first, seen_);
    look_beyond_ascii(0, scan::mask(scan::at_least_high(first, 0x40)));
    if (is_white(text_.front()) || is_white(text_.back()) || (is_white(text_[1]) && is_white(text_[0])))
      steps_ |= glance_.steps_of(untidy);
  }

  // The bytes from `begin` to `end`; returns how far it looked. The last block of a text overlaps the one before.
  std::size_t look_at(std::size_t begin, std::size_t end) {
    std::size_t at = std::max(begin, lefts);
    for (; at + group * scan::block_size <= end; at += group * scan::block_size) look_at_blocks<group>(at);
    for (; at < end; at += scan::block_size) look_at_blocks<1>(std::min(at, text_.size() - scan::block_size));
    return at;
  }

  // What may become a seam by what a step changes elsewhere.
  std::uint32_t steps_once_changed() const { return near_glued_ ? glance_.steps_of(seam) : 0; }

  std::uint32_t steps() const {
    std::uint8_t signs = 0;
    if (scan::any(seen_.ampersand)) signs |= ampersand;
    if (scan::any(seen_.control)) signs |= control;
    if (scan::any(seen_.untidy)) signs |= untidy;
    if (glued_) signs |= seam;
    return steps_ | glance_.steps_of(signs);
  }

 private:
  static constexpr std::size_t group = 4;  // blocks whose finds have room in one word

  // Few blocks hold a find, and a branch for each would often be foretold wrongly: one is taken for several blocks.
  template <std::size_t count>
  void look_at_blocks(std::size_t at) {
    std::uint64_t telling = 0;
    std::uint64_t leads = 0;
    std::uint64_t line_ends = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char* const bytes = text_.data() + at + i * scan::block_size;
      const Block block = scan::load(bytes);
      telling |= std::uint64_t{scan::mask(may_tell(block, scan::load(bytes - 1)))} << (i * scan::block_size);
      leads |= std::uint64_t{scan::mask(scan::at_least_high(block, 0x40))} << (i * scan::block_size);
      line_ends |= std::uint64_t{scan::mask(scan::equal(block, '\n'))} << (i * scan::block_size);
    }
    // Two line ends are a paragraph's, as tidy as they are frequent; of the first two bytes it isn't known here whether
    // they are a third.
    const std::uint64_t paragraph_ends = line_ends & line_ends << 1U & ~(line_ends << 2U) & ~std::uint64_t{3};
    telling &= ~paragraph_ends;
    while (telling != 0) {
      const std::size_t block = static_cast<std::size_t>(std::countr_zero(telling)) / scan::block_size;
      look_closer(at + block * scan::block_size);
      telling &= ~(std::uint64_t{0xFFFF} << (block * scan::block_size));
    }
    if (leads != 0) look_beyond_ascii(at, leads);
  }

  void look_closer(std::size_t at) {
    see(text_.data() + at, scan::load(text_.data() + at), seen_);
    for_each_found(scan::mask(seen_.seam), at, [&](std::size_t place) { look_at_seam(place); });
  }

  // Calls `use` with the place of each byte that is found behind `at`.
  template <class Use>
  static void for_each_found(std::uint64_t found, std::size_t at, Use use) {
    for (; found != 0; found &= found - 1) use(at + static_cast<std::size_t>(std::countr_zero(found)));
  }

  void look_beyond_ascii(std::size_t at, std::uint64_t leads) {
    if (steps_ == glance_.all_) return;
    for_each_found(leads, at, [&](std::size_t place) { look_at_character(place); });
  }

  // Most of what looks like a seam is a name: McDonald.
  void look_at_seam(std::size_t place) {
    if (glance_.steps_of(seam) == 0) return;
    near_glued_ = true;
    if (!glued_) glued_ = concerns::seam_at(text_, place);
  }

  void look_at_character(std::size_t begin) {
    const text::Decoded next = text::decode(text_, begin);
    const Known* const character = glance_.known(next.code_point);
    if (character == nullptr) {
      steps_ = glance_.all_;
      return;
    }
    steps_ |= character->steps;
    const std::size_t end = begin + next.length;
    const auto after = static_cast<unsigned char>(end < text_.size() ? text_[end] : ' ');
    const char before = begin > 0 ? text_[begin - 1] : ' ';
    if (end < text_.size() && character->is_busy_before(after)) steps_ |= character->steps_with_next;
    // All of it at once: which of them a character asks for is hard to foretell, that none comes true is not.
    const bool seam_behind = character->seam_behind & (after >= 'A') & (after <= 'Z');
    const bool seam_before = character->seam_before & (before >= 'a') & (before <= 'z');
    const bool after_stop = character->seam_after_stop & ((before == '.') | (before == '!') | (before == '?'));
    if (!(seam_behind | seam_before | after_stop)) return;
    if (seam_behind) look_at_seam(end);
    if (seam_before | after_stop) look_at_seam(begin);
  }

  const Glance& glance_;
  std::string_view text_;
  Seen seen_;
  std::uint32_t steps_ = 0;
  bool glued_ = false;
  bool near_glued_ = false;  // something looks like a seam
};

Glance::Glance(const std::vector<NamedStep>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    all_ |= bit;
    for (std::size_t sign = 0; sign < by_sign_.size(); ++sign) {
      if ((steps[i].signs >> sign & 1U) != 0) by_sign_[sign] |= bit;
    }
  }
  for (char32_t c = 0x80; c < latin_end; ++c) known_[c] = known_of(steps, c);
  for (char32_t c = marks_begin; c < marks_end; ++c) known_[latin_end + (c - marks_begin)] = known_of(steps, c);
}

Glance::Known Glance::known_of(const std::vector<NamedStep>& steps, char32_t c) {
  Known known;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    if (steps[i].concerns != nullptr && steps[i].concerns(c)) known.steps |= bit;
    if (steps[i].concerns_before == nullptr) continue;
    known.steps_with_next |= bit;
    const AsciiSet before = steps[i].concerns_before(c);
    for (std::size_t word = 0; word < before.size(); ++word) known.busy_before[word] |= before[word];
  }
  known.seam_behind = text::is_lower(c) || c == 0x2019 || c == 0x201D;
  known.seam_before = text::is_upper(c);
  known.seam_after_stop = c == 0x201C;
  return known;
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

Glance::Sight Glance::look(std::string_view text) const {
  if (text.size() < shortest) return {all_, 0};
  Looker looker(*this, text);
  looker.look_at_ends();
  looker.look_at(0, text.size());
  return {looker.steps() | steps_of(anything), looker.steps_once_changed()};
}

std::uint32_t Glance::look_around(std::string_view text, const text::EditList& edits) const {
  if (text.size() < shortest) return all_;
  Looker looker(*this, text);
  looker.look_at_ends();
  std::size_t looked = 0;
  for (const text::Edit& edit : edits) {
    const std::size_t begin = std::max<std::size_t>(edit.text.begin, longest_character) - longest_character;
    const std::size_t end = std::min<std::size_t>(edit.text.end + lefts + 1, text.size());
    looked = std::max(looked, looker.look_at(std::max(begin, looked), end));
  }
  return looker.steps() | looker.steps_once_changed();
}

}  // namespace onrecord::normalize
