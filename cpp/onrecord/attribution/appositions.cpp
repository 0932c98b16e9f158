// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/appositions.hpp"

#include <algorithm>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"

namespace onrecord::attribution {
namespace {

using entities::EntityType;
using entities::Mention;
using segment::TokenRange;
using Word = WordClass;

constexpr std::uint32_t longest_title = 3;  // tokens between the comma and the name: “Mr”, “Lt. Gen.”

// The first mention that begins in the tokens from `first` to `last`.
const Mention* mention_from(const Reading& reading, std::uint32_t first, std::uint32_t last) {
  const auto& mentions = reading.evidence.found.mentions;
  const auto next =
      std::ranges::lower_bound(mentions, reading.token(first).begin, {}, [](const Mention& m) { return m.span.begin; });
  return next == mentions.end() || next->span.begin > reading.token(last - 1).begin ? nullptr : &*next;
}

// May the mention be who the word at `head` is a noun for?
bool fits(const Reading& reading, std::uint32_t head, const Mention& mention) {
  if (mention.type == EntityType::person) return true;
  const bool is_body = mention.type == EntityType::org || mention.type == EntityType::gpe;
  return is_body && !reading.is(head, Word::person_noun);
}

// Behind what stands in brackets at `i`, a party or an age: Ann Lee |(D-Ohio)|.
std::uint32_t behind_bracket(const Reading& reading, std::uint32_t i, std::uint32_t count) {
  constexpr std::uint32_t longest = 10;
  if (i >= count || !is_mark(reading, i, Mark::open_bracket)) return i;
  for (std::uint32_t end = i + 1; end < std::min(count, i + longest); ++end) {
    if (is_mark(reading, end, Mark::close_bracket)) return end + 1;
  }
  return i;
}

// Whether the apposition that ends before token `i` ends there: with the sentence, with its closing mark, or before a
// relative clause.
bool ends_at(const Reading& reading, std::uint32_t opening, std::uint32_t i) {
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  if (is_mark(reading, opening, Mark::open_bracket)) return i < count && is_mark(reading, i, Mark::close_bracket);
  i = behind_bracket(reading, i, count);
  if (i >= count || is_mark(reading, i, Mark::period | Mark::semicolon | Mark::colon)) return true;
  if (is_dash(reading, opening)) return is_dash(reading, i);
  if (!is_comma(reading, i) || i + 1 >= count) return false;
  // “the mayor, Ann Lee, |and| the governor said”: perhaps three of them.
  return !reading.is(i + 1, Word::coordinator) && !reading.is(i + 1, Word::name_like);
}

// The minister of sport |Jaime Lee|: a person right behind what the noun is of, which is nobody itself.
const Mention* closing_mention(const Reading& reading, TokenRange source, TokenRange head) {
  if (head.end >= source.end || reading.word(head.end) != "of") return nullptr;
  const Mention* const mention = mention_from(reading, head.end, source.end);
  if (mention == nullptr || mention->type != EntityType::person) return nullptr;
  const TokenRange name = tokens_in(reading, mention->span);
  if (name.end != source.end || name.begin <= head.end + 1) return nullptr;
  const std::uint32_t before = name.begin - 1;
  const bool is_thing = reading.is(before, Word::noun) && !reading.is(before, Word::person_noun | Word::name_like);
  return is_thing && reading.token(before).is_word() ? mention : nullptr;
}

}  // namespace

const Mention* explaining_mention(const Reading& reading, TokenRange source) {
  const SourceHead head = head_of(reading, source);
  if (!reading.is(head.word, Word::noun | Word::person_noun) || reading.is(head.word, Word::name_like)) return nullptr;
  if (const Mention* const closing = closing_mention(reading, source, head.tokens)) return closing;
  const auto count = static_cast<std::uint32_t>(reading.tokens().size());
  const std::uint32_t opening = source.end;
  if (opening + 1 >= count) return nullptr;
  if (!is_mark(reading, opening, Mark::comma | Mark::open_bracket) && !is_dash(reading, opening)) return nullptr;
  const std::uint32_t first = opening + 1;
  const Mention* const mention = mention_from(reading, first, std::min(count, first + longest_title + 1));
  if (mention == nullptr || !fits(reading, head.word, *mention)) return nullptr;
  const TokenRange name = tokens_in(reading, mention->span);
  for (std::uint32_t i = first; i < name.begin; ++i) {
    if (!reading.is(i, Word::name_like | Word::person_noun)) return nullptr;
  }
  return ends_at(reading, opening, name.end) ? mention : nullptr;
}

}  // namespace onrecord::attribution
