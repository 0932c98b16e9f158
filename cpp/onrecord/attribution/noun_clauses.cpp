// Tested by tests/cpp/attribution/indirect_test.cpp.
#include "onrecord/attribution/noun_clauses.hpp"

#include <algorithm>
#include <optional>

#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;
using segment::TokenRange;

constexpr std::uint32_t reach = 120;

// Reads a clause word by word and counts the verbs that its clauses still wait for.
class Walk {
 public:
  Walk(const Reading& reading, TokenRange content, bool is_adjunct)
      : reading_(reading), last_(std::min(content.end, content.begin + reach)), is_adjunct_(is_adjunct) {}

  // One past the last token read.
  std::uint32_t last() const { return last_; }

  // Reads token `i`, or a verb with its auxiliaries, and leaves `i` at its end; the end of the clause where it is
  // found, `none` where it is not to be told.
  std::optional<std::uint32_t> read(std::uint32_t& i) {
    constexpr std::uint32_t opens_clause = Word::relative | Word::complementizer | Word::subordinator | Word::wh_word;
    if (reading_.is(i, opens_clause) && !is_before_time(i)) ++awaited_;
    if (reading_.is(i, Word::coordinator)) return read_coordinator(i);
    if (is_comma(reading_, i)) return read_comma(i);
    const bool is_verb = is_finite_verb(reading_, i) && !reading_.is(i - 1, Word::infinitive_to);
    return is_verb ? read_verb(i) : std::nullopt;
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;

 private:
  // had quit |since| January, |before| 2010
  bool is_before_time(std::uint32_t i) const {
    return reading_.is(i, Word::preposition) && i + 1 < last_ &&
           reading_.is(i + 1, Word::time_word | Word::number_word);
  }

  bool begins_clause(std::uint32_t i) const {
    const std::uint32_t first = i < last_ && reading_.is_quote_mark(i) ? i + 1 : i;
    return is_clause_at(reading_, {std::min(first, last_), last_});
  }

  // … that prices will rise |and| jobs will go
  std::optional<std::uint32_t> read_coordinator(std::uint32_t i) {
    if (!begins_clause(i + 1)) return none;
    ++awaited_;
    return std::nullopt;
  }

  // Despite claims that it was safe|,| it fell.
  std::optional<std::uint32_t> read_comma(std::uint32_t i) const {
    return is_adjunct_ && awaited_ == 0 && begins_clause(i + 1) ? std::optional(i) : std::nullopt;
  }

  std::optional<std::uint32_t> read_verb(std::uint32_t& i) {
    // That Lee |said| the dam would hold; but the warning that it would |fall| was heeded.
    const bool is_auxiliary =
        i + 1 < last_ && reading_.is(i, Word::auxiliary | Word::modal) && reading_.is(i + 1, Word::any_verb);
    const bool is_report = !is_auxiliary && !reading_.is(i, Word::modal);  // but could |top 70mph|, whatever “top” is
    if (is_report && begins_clause(i + 1)) return none;
    if (awaited_-- == 0) return is_adjunct_ ? none : i;
    constexpr std::uint32_t chain = Word::auxiliary | Word::modal | Word::adverb | Word::negation;
    constexpr std::uint32_t behind = chain | Word::verb_base | Word::verb_participle | Word::verb_ing;
    while (i + 1 < last_ && reading_.is(i, chain)) {
      const std::uint32_t next = reading_.is_quote_mark(i + 1) && i + 2 < last_ ? i + 2 : i + 1;
      if (!reading_.is(next, behind)) break;
      i = next;
    }
    return std::nullopt;
  }

  const Reading& reading_;
  std::uint32_t last_;
  bool is_adjunct_;
  int awaited_ = 0;
};

}  // namespace

std::uint32_t end_of_noun_clause(const Reading& reading, TokenRange body, const Cue& cue, TokenRange content) {
  constexpr std::uint32_t longest_opening = 12;  // tokens before the noun
  if (cue.tokens.begin - body.begin > longest_opening) return content.end;
  for (std::uint32_t i = body.begin; i < cue.tokens.begin; ++i) {
    if (is_finite_verb(reading, i) || is_comma(reading, i)) return content.end;
  }
  Walk walk(reading, content, reading.is(body.begin, Word::preposition | Word::subordinator));
  for (std::uint32_t i = content.begin; i < walk.last(); ++i) {
    if (const auto end = walk.read(i)) return *end == Walk::none ? content.end : *end;
  }
  return content.end;
}

bool is_subject_clause(const Reading& reading, TokenRange body, const Cue& cue, TokenRange content) {
  if (cue.kind != CueClass::noun || cue.rate(Frame::that) < 0.15F) return false;
  const bool opens = cue.tokens.begin == body.begin ||
                     (cue.tokens.begin == body.begin + 1 && reading.is(body.begin, Word::determiner));
  return opens && content.end < body.end && is_finite_verb(reading, content.end);
}

bool is_owned_statement(const Reading& reading, const Cue& cue) {
  constexpr std::uint32_t farthest = 3;  // tokens
  if (cue.kind != CueClass::noun || !TellingWords::english().has(reading.token(cue.head), TellingWords::resumption))
    return false;
  for (std::uint32_t i = cue.tokens.begin; i > 1 && i + farthest > cue.tokens.begin;) {
    --i;
    if (reading.is(i, Word::possessive)) return reading.token(i).kind == segment::TokenKind::clitic;
    if (!reading.is(i, Word::adjective)) return false;
  }
  return false;
}

bool is_received(const Reading& reading, std::uint32_t first, const Cue& cue) {
  constexpr std::uint32_t inside = Word::determiner | Word::adjective | Word::noun | Word::number_word | Word::adverb;
  constexpr std::uint32_t farthest = 5;
  if (cue.kind != CueClass::noun) return false;
  for (std::uint32_t i = cue.tokens.begin; i > first && i + farthest > cue.tokens.begin;) {
    --i;
    const bool is_to = reading.is(i, Word::infinitive_to) && i > first;  // responded |to| claims that
    if (TellingWords::english().has(reading.token(is_to ? i - 1 : i), TellingWords::receiving)) return true;
    if (!reading.is(i, inside) && reading.token(i).kind != segment::TokenKind::number) return false;
  }
  return false;
}

}  // namespace onrecord::attribution
