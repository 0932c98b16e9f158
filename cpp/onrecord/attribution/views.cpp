// Tested by tests/python/test_attribution.py on tests/cases/indirect.jsonl.
#include "onrecord/attribution/views.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// One past the verb that begins at `i`: |is|, |was simply|, |has always been|; `i` where it is no form of “be”.
std::uint32_t over_be(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  std::uint32_t end = i;
  bool has_be = false;
  while (end < last && reading.is(end, Word::auxiliary | Word::modal | Word::adverb) &&
         !reading.is(end, Word::complementizer)) {
    has_be = has_be || reading.is(end, Word::be);
    ++end;
  }
  return has_be && end > i && is_finite_verb(reading, i) ? end : i;
}

// It is |Lee’s| position that …: a view that “it is” introduces.
std::optional<View> introduced_view(const Reading& reading, TokenRange body, const Cue& cue) {
  const std::uint32_t that = cue.tokens.end;
  if (that + 1 >= body.end || !is_that(reading, that)) return std::nullopt;
  const auto source = owner_of(reading, body, cue);
  if (!source || source->core.end > cue.tokens.begin || source->core.begin < body.begin + 2) return std::nullopt;
  const std::uint32_t be = source->core.begin - 1;
  const bool is_introduced = reading.is(be, Word::be) && reading.token(be - 1).folded == text::hash_of("it");
  return is_introduced ? std::optional(View{*source, that}) : std::nullopt;
}

}  // namespace

std::optional<View> view_of(const Reading& reading, TokenRange body, const Cue& cue) {
  if (cue.kind != CueClass::noun) return std::nullopt;
  if (auto view = introduced_view(reading, body, cue)) return view;
  std::uint32_t verb = cue.tokens.end;
  std::optional<NounPhrase> source;
  if (verb + 1 < body.end &&
      reading.is(verb, Word::preposition)) {  // the view |of the union|, a message |to the board|
    const auto behind = phrase_at(reading, verb + 1, body.end);
    if (!behind) return std::nullopt;
    if (reading.word(verb) == "of") source = behind;
    verb = behind->phrase.end;
  }
  const std::uint32_t that = over_be(reading, verb, body.end);
  if (that == verb || that + 1 >= body.end || !is_that(reading, that)) return std::nullopt;
  if (!source) source = owner_of(reading, body, cue);
  return source ? std::optional(View{*source, that}) : std::nullopt;
}

}  // namespace onrecord::attribution
