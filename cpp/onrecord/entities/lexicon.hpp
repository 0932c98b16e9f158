// The lexicon of name rules: what each word says about being, beginning or ending a name, in one probe a word.
// Read from en/{common_words,given_names,family_names,name_words,deeds,kinds,name_heads,titles,
// {org,place,other}_suffixes}.tsv.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/entities/entity.hpp"
#include "onrecord/segment/tokens.hpp"
#include "onrecord/segment/word_table.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/large_pages.hpp"

namespace onrecord::entities {

// Classes of words that rules ask for; their meaning stands at the head of en/name_words.tsv.
struct WordClass {
  static constexpr std::uint32_t never = 1U << 0U;
  static constexpr std::uint32_t calendar = 1U << 1U;
  static constexpr std::uint32_t opener = 1U << 2U;
  static constexpr std::uint32_t direction = 1U << 3U;
  static constexpr std::uint32_t particle = 1U << 4U;
  static constexpr std::uint32_t prefix = 1U << 5U;
  static constexpr std::uint32_t syllable = 1U << 6U;
  static constexpr std::uint32_t suffix = 1U << 7U;
  static constexpr std::uint32_t numbered = 1U << 8U;
  static constexpr std::uint32_t place_in = 1U << 9U;
  static constexpr std::uint32_t place_at = 1U << 10U;
  static constexpr std::uint32_t person_verb = 1U << 11U;
  static constexpr std::uint32_t compound = 1U << 12U;
  static constexpr std::uint32_t wavering = 1U << 13U;
  static constexpr std::uint32_t of_place = 1U << 14U;
  static constexpr std::uint32_t modifier = 1U << 15U;
  static constexpr std::uint32_t staff = 1U << 16U;
  // From name_heads.tsv.
  static constexpr std::uint32_t head_last = 1U << 17U;
  static constexpr std::uint32_t head_first = 1U << 18U;
  static constexpr std::uint32_t head_of = 1U << 19U;
  static constexpr std::uint32_t head_on = 1U << 20U;
  static constexpr std::uint32_t form = 1U << 21U;
  static constexpr std::uint32_t lower_head = 1U << 22U;
  static constexpr std::uint32_t branch = 1U << 23U;
  static constexpr std::uint32_t family = 1U << 30U;
  // From name_words.tsv again.
  static constexpr std::uint32_t place_noun = 1U << 24U;
  static constexpr std::uint32_t body_noun = 1U << 25U;
  static constexpr std::uint32_t auxiliary = 1U << 26U;
  static constexpr std::uint32_t fore = 1U << 28U;
  static constexpr std::uint32_t count = 1U << 29U;
  static constexpr std::uint32_t work = 1U << 31U;
  // From titles.tsv: a title or role begins with it.
  static constexpr std::uint32_t title_start = 1U << 27U;
};

// What a word tells of who does it or has it; the meaning stands at the head of en/deeds.tsv.
struct Deed {
  static constexpr std::uint16_t human = 1U << 0U;
  static constexpr std::uint16_t own = 1U << 1U;
  static constexpr std::uint16_t contest = 1U << 2U;
  static constexpr std::uint16_t versus = 1U << 3U;
  static constexpr std::uint16_t star = 1U << 4U;
  static constexpr std::uint16_t player = 1U << 5U;
  static constexpr std::uint16_t game = 1U << 6U;
  static constexpr std::uint16_t opposing = 1U << 7U;
  static constexpr std::uint16_t print = 1U << 8U;
  static constexpr std::uint16_t lead = 1U << 9U;
  static constexpr std::uint16_t honour = 1U << 10U;
  static constexpr std::uint16_t held = 1U << 11U;
};

// Eight bytes, as a document keeps them of every token.
struct WordFacts {
  // How common in lower case: 0 (almost never), else about 10^((c−1)/1.75) in a million words.
  std::uint8_t lower : 4 = 0;
  std::uint8_t capital : 4 = 0;              // how common with a capital inside a sentence, on the same scale
  std::uint8_t given : 4 = 0;                // 0: no given name; else its weight (0 … 9) + 1
  Gender gender : 2 = Gender::unknown;       // of the given name
  bool kind : 1 = false;                     // tells what the name right behind it is, of type `head`: carmaker
  bool family : 1 = false;                   // a family name, and nothing else that a table knows: Delgado
  EntityType head : 4 = EntityType::person;  // of a head word
  std::uint16_t deeds : 12 = 0;              // classes of Deed
  std::uint32_t classes = 0;                 // of WordClass

  bool does(std::uint16_t wanted) const { return (deeds & wanted) != 0; }
  bool is(std::uint32_t wanted) const { return (classes & wanted) != 0; }
  // An everyday word rather than a name.
  bool common() const { return lower > 0 && lower >= capital; }
  // A word so common that a name made of such words is no person's.
  bool everyday() const { return lower > 1 && lower >= capital; }
  bool known() const { return lower > 0 || capital > 0; }
  bool given_name() const { return given > 3; }
};
static_assert(sizeof(WordFacts) == 8);

// A title or role beside a person's name.
struct TitleFacts {
  Gender gender = Gender::unknown;
  bool before = true;          // may stand before the name
  bool is_role = false;        // a lower-case role: spokesman, captain
  bool certain = true;         // a capitalised word behind it begins a person's name
  bool honours = false;        // Mr, Dr: says no more than that a name follows
  bool may_be_family = false;  // a family name, too, behind one that honours: Mr Prince, Dr Shah
};

class Lexicon {
 public:
  // The embedded one; built at the first call of the process and shared from then on.
  static const Lexicon& english();

  Lexicon();
  // What is known of a word; all zeros for a word no table holds.
  const WordFacts& facts(std::uint32_t folded) const { return slots_[slot_of(folded)].facts; }
  // The same of each token, in order.
  std::vector<WordFacts> facts(const std::vector<segment::Token>& tokens) const;
  // The word's classes in a sentence, of words::WordClass; 0 for a word no table holds.
  std::uint32_t grammar(std::uint32_t folded) const { return slots_[slot_of(folded)].grammar; }
  // Whether a word no table holds is an everyday one with an ending: defends, evaded, ousting.
  bool is_inflected(std::string_view word) const;
  // The longest title ("Prime Minister"), or else role ("striker"), that begins at token `first` and ends before
  // `last`.
  using TitleFound = segment::PhraseTable<TitleFacts>::Found;
  std::optional<TitleFound> title_at(const std::vector<segment::Token>& tokens, std::uint32_t first,
                                     std::uint32_t last) const {
    if (!facts(tokens[first].folded).is(WordClass::title_start)) return std::nullopt;
    const auto title = titles_.longest_at(tokens, first, last);
    return title ? title : roles_.longest_at(tokens, first, last);
  }

 private:
  struct alignas(16) Slot {
    std::uint32_t folded = 0;  // 0: empty
    WordFacts facts;
    std::uint32_t grammar = 0;
  };
  // The word's slot, or the free one where it would be. “Neither this word's nor free” is one question: which of the
  // two a slot is cannot be foreseen, that it is one of them can.
  std::size_t slot_of(std::uint32_t folded) const {
    std::size_t i = folded & mask_;
    while (std::min(slots_[i].folded ^ folded, slots_[i].folded) != 0) i = (i + 1) & mask_;
    return i;
  }
  void prefetch(std::uint32_t folded) const { __builtin_prefetch(&slots_[folded & mask_]); }
  WordFacts& at(std::string_view word) { return at(text::folded_hash(word)).facts; }
  Slot& at(std::uint32_t folded);
  void grow();
  void read_common_words();
  void read_given_names();
  void read_family_names();
  void read_classes();
  void read_deeds();
  void read_heads();
  void read_kinds();
  void read_suffixes(std::string_view name);
  void read_titles();
  void read_grammar();

  text::TableVector<Slot> slots_;  // open addressing; a power of two, at most half full
  std::size_t mask_;               // their number less one
  std::size_t used_ = 0;
  segment::PhraseTable<TitleFacts> titles_;
  segment::PhraseTable<TitleFacts> roles_;
};

}  // namespace onrecord::entities
