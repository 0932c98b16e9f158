// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/headlines.hpp"

#include <algorithm>

#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// A headline has at most so many tokens, its source at most so many, its claim at least so many.
constexpr std::uint32_t most_tokens = 40;
constexpr std::uint32_t most_source_tokens = 8;
constexpr std::uint32_t fewest_claim_tokens = 3;
constexpr std::uint32_t most_label_tokens = 14;  // of the source with what he speaks on, before a colon

}  // namespace

std::optional<NounPhrase> speaker_to(const Reading& reading, std::uint32_t first, std::uint32_t colon) {
  auto speaker = core_at(reading, first, colon);
  if (!speaker || speaker->core.end + 1 >= colon || !reading.is(speaker->core.end, Word::infinitive_to))
    return std::nullopt;
  const auto hearer = phrase_at(reading, speaker->core.end + 1, colon);
  const bool is_word = speaker->core.end + 2 == colon;  // to |staff|, which passes for a verb behind “to”
  return is_word || (hearer && hearer->whole.end == colon) ? speaker : std::nullopt;
}

namespace {

bool is_dash(std::string_view word) { return word == "–" || word == "—" || word == "-" || word == "--"; }

bool stands_alone(const Reading& reading, std::uint32_t i) {
  return reading.token(i).is(segment::TokenShape::space_before) && i + 1 < reading.tokens().size() &&
         reading.token(i + 1).is(segment::TokenShape::space_before);
}

// Whether a noun phrase can speak: it names somebody, or its head is a noun that speaks (officials, police, report).
bool can_speak(const Reading& reading, const NounPhrase& phrase) {
  if (phrase.kind == NounPhrase::Kind::pronoun) return false;
  if (mention_at(reading, reading.token(phrase.core.end - 1).begin) != nullptr) return true;
  if (is_body(reading, phrase.core)) return true;
  return reading.any(phrase.core, Word::person_noun);
}

bool has_verb(const Reading& reading, TokenRange range) {
  return reading.any(range, Word::any_verb | Word::be | Word::modal);
}

bool has_marks(const Reading& reading, TokenRange range) {
  return std::any_of(reading.marked.begin() + range.begin, reading.marked.begin() + range.end,
                     [](std::uint32_t marked) { return marked != 0; });
}

// Breaking: |two held| – police: what a headline claims before the dash at `dash`, without its heading.
TokenRange claim_before(const Reading& reading, TokenRange line, std::uint32_t dash) {
  const bool has_heading = line.begin + 2 < dash && is_mark(reading, line.begin + 1, Mark::colon) &&
                           TellingWords::english().has(reading.token(line.begin), TellingWords::heading);
  return {line.begin + (has_heading ? 2 : 0), dash};
}

// “CLAIM – SOURCE”: the last dash that stands between blanks, with nothing but a source after it.
std::optional<HeadlineForm> dash_form(const Reading& reading, TokenRange line) {
  for (std::uint32_t i = line.end - 1; i > line.begin + fewest_claim_tokens && line.end - i <= most_source_tokens + 1;
       --i) {
    if (!is_dash(reading.word(i)) || !stands_alone(reading, i)) continue;
    const auto phrase = phrase_at(reading, i + 1, line.end);
    const TokenRange claim = claim_before(reading, line, i);
    const bool is_claim = has_verb(reading, claim) || has_marks(reading, claim);
    if (!phrase || phrase->whole.end != line.end || !is_claim) return std::nullopt;
    // Rents to ‘fall by half’ – |Nationwide|: a name that nobody knows, behind what is marked as its own
    const bool is_unknown_name = reading.token(i + 1).is(segment::TokenShape::capitalized) && has_marks(reading, claim);
    if (!can_speak(reading, *phrase) && !is_unknown_name) return std::nullopt;
    const TokenRange source =
        owner_of_utterance(reading, phrase->core).value_or(phrase->phrase);  // |skipper’s| verdict
    return HeadlineForm{source, {i, i + 1}, claim, "headline-dash"};
  }
  return std::nullopt;
}

// Was he armed? |Mr.| SILVA: a stop, a title, and the name at `i`.
bool is_title_behind_stop(const Reading& reading, std::uint32_t i) {
  constexpr std::uint32_t longest = 3;  // tokens of the title, its dot included
  for (std::uint32_t k = i; k > 0 && k + longest >= i; --k) {
    if (is_mark(reading, k - 1, Mark::question | Mark::exclamation)) return true;
    if (!reading.token(k - 1).is(segment::TokenShape::capitalized) && !is_mark(reading, k - 1, Mark::period))
      return false;
  }
  return false;
}

// Doctor: “How long?” |Patient: “A week.”| Host: Welcome. |Guest: Thanks.| A colon further on opens marked words, or
// stands behind a word that begins a sentence: somebody else speaks.
bool has_label_inside(const Reading& reading, TokenRange claim) {
  for (std::uint32_t i = claim.begin + 1; i + 1 < claim.end; ++i) {
    if (!is_mark(reading, i, Mark::colon) || reading.marked[i] != 0) continue;
    const entities::Mention* const name = mention_ending(reading, i - 1);
    const std::uint32_t first = name == nullptr ? i : reading.first_from(name->span.begin);
    if (first > claim.begin + 2 && first < i && is_title_behind_stop(reading, first)) return true;
    const bool is_label = i > claim.begin + 1 && reading.token(i - 1).is(segment::TokenShape::capitalized) &&
                          is_mark(reading, i - 2, Mark::period | Mark::question | Mark::exclamation);
    if (is_label || reading.marked[i + 1] != 0) return true;
  }
  return false;
}

// Mumbai: Rents will fall, the mayor said. A place before a sentence with its stop is where the news is from.
bool is_dateline(const Reading& reading, const NounPhrase& phrase, TokenRange line) {
  if (line.end >= reading.tokens().size() || !is_mark(reading, line.end, Mark::period)) return false;
  const entities::Mention* const mention = mention_at(reading, reading.token(phrase.core.end - 1).begin);
  return mention != nullptr && mention->type == entities::EntityType::gpe;
}

// Prosecutor: |Suspect confessed|. Two words are a claim where the second says something of the first.
bool is_short_claim(const Reading& reading, TokenRange claim) {
  return claim.size() + 1 == fewest_claim_tokens && reading.is(claim.begin, Word::noun | Word::name_like) &&
         reading.is(claim.end - 1, Word::verb_past | Word::verb_third | Word::verb_participle | Word::adjective) &&
         !reading.is(claim.end - 1, Word::noun);
}

// Moyes: |We| were unlucky. A name that nobody knows, and a claim of his own.
bool speaks_of_himself(const Reading& reading, const NounPhrase& phrase, TokenRange claim) {
  if (claim.empty()) return false;
  const std::uint32_t first = reading.token(claim.begin).folded;
  return phrase.kind == NounPhrase::Kind::name && (first == text::hash_of("i") || first == text::hash_of("we"));
}

// |Nurses| strike: a plural of somebody, and what he does right behind it, which may be a noun.
bool is_deed_of_many(const Reading& reading, TokenRange core) {
  return core.size() == 2 && reading.is(core.begin, Word::person_noun) && reading.word(core.begin).ends_with('s') &&
         reading.is(core.begin + 1, Word::verb_base) &&
         !reading.token(core.begin + 1).is(segment::TokenShape::capitalized);
}

// “diver |opens up| about debt”, “minister |hails| growth”, “council |scraps| plan”: a verb that may be a noun, behind
// somebody, ends the phrase.
TokenRange without_verb(const Reading& reading, TokenRange core) {
  if (is_deed_of_many(reading, core)) return {core.begin, core.begin + 1};
  for (std::uint32_t i = core.begin + 1; i < core.end; ++i) {
    constexpr std::uint32_t other = Word::noun | Word::person_noun | Word::name_like;
    const bool is_done = reading.is(i, Word::verb_participle) && !reading.is(i, other);  // officer |suspended|
    if ((!is_done && !reading.is(i, Word::verb_third)) || reading.token(i).is(segment::TokenShape::capitalized))
      continue;
    if (reading.is(i - 1, Word::person_noun) || is_body(reading, {core.begin, i})) return {core.begin, i};
  }
  return core;
}

// |Minister| on defence cuts: ‘We had no choice’; |Vicar|, 71, on why he quit: ‘They were deaf’. Does “on” with a few
// words stand between who opens the line and the colon at `colon`, behind which marks open?
bool is_topic_behind(const Reading& reading, TokenRange line, std::uint32_t colon) {
  constexpr std::uint32_t longest = 10;  // tokens of the topic, with “on”
  if (colon + 1 >= line.end || reading.marked[colon + 1] == 0) return false;
  const auto who = core_at(reading, line.begin, colon);
  if (!who || !can_speak(reading, *who)) return false;
  std::uint32_t on = who->core.end;
  const bool has_age = on + 3 < colon && is_comma(reading, on) && is_comma(reading, on + 2) &&
                       reading.token(on + 1).kind == segment::TokenKind::number;
  if (has_age) on += 3;
  return on + 1 < colon && on + longest >= colon && reading.token(on).folded == text::hash_of("on");
}

// |Nurses| strike: ‘Enough’; |PM| on floods: …: who claims it, without a verb or a topic that stands before the colon.
TokenRange source_of_claim(const Reading& reading, const NounPhrase& phrase, bool is_about, TokenRange claim) {
  if (is_about) return phrase.core;
  const bool is_deed = reading.marked[claim.begin] != 0 && is_deed_of_many(reading, phrase.phrase);
  return is_deed ? without_verb(reading, phrase.core) : phrase.phrase;
}

// Lee|:| rents will fall: the form whose colon is token `i`.
std::optional<HeadlineForm> form_at_colon(const Reading& reading, TokenRange line, std::uint32_t i) {
  auto phrase = phrase_at(reading, line.begin, i);
  const TokenRange claim{i + 1, line.end};
  const bool has_topic = is_topic_behind(reading, line, i);
  if (has_topic) phrase = core_at(reading, line.begin, i);
  if (!has_topic && (!phrase || phrase->whole.end != i)) phrase = speaker_to(reading, line.begin, i);
  if (!phrase || (!can_speak(reading, *phrase) && !speaks_of_himself(reading, *phrase, claim))) return std::nullopt;
  if (claim.size() < fewest_claim_tokens && !is_short_claim(reading, claim)) return std::nullopt;
  if (has_label_inside(reading, claim) || is_dateline(reading, *phrase, line)) return std::nullopt;
  const bool is_about = has_topic || (phrase->core.end < i && reading.word(phrase->core.end) == "on");
  if (const auto owner = has_topic ? std::nullopt : owner_of_utterance(reading, phrase->core))  // |Mum’s| plea
    return HeadlineForm{*owner, {i, i + 1}, claim, "headline-colon"};
  return HeadlineForm{source_of_claim(reading, *phrase, is_about, claim), {i, i + 1}, claim, "headline-colon"};
}

// “SOURCE: CLAIM”.
std::optional<HeadlineForm> colon_form(const Reading& reading, TokenRange line) {
  const std::uint32_t last = std::min(line.end, line.begin + most_label_tokens);
  for (std::uint32_t i = line.begin + 1; i < last; ++i) {
    if (reading.word(i) == ":") return form_at_colon(reading, line, i);
  }
  return std::nullopt;
}

}  // namespace

bool is_headline(const Reading& reading, std::uint32_t index) {
  const auto& segments = reading.evidence.segments;
  if (index == segments.opening) return true;
  const TextSpan span = segments.paragraphs[index].span;
  const auto region =
      std::ranges::upper_bound(segments.regions, span.begin, {}, [](const segment::Region& r) { return r.span.begin; });
  return region != segments.regions.begin() && std::prev(region)->kind == segment::RegionKind::headline &&
         std::prev(region)->span.contains(span.begin);
}

std::optional<HeadlineForm> headline_form(const Reading& reading, std::uint32_t index) {
  TokenRange line = reading.evidence.segments.paragraphs[index].tokens;
  if (line.size() > most_tokens || !is_headline(reading, index)) return std::nullopt;
  while (!line.empty() && reading.word(line.end - 1) == ".") --line.end;
  if (line.size() <= fewest_claim_tokens) return std::nullopt;
  if (auto form = colon_form(reading, line)) return form;
  return dash_form(reading, line);
}

namespace {

// ‘|We| got it wrong’: |Chef Ann Lee on| her first year; but ‘Out of Africa’: Ann Lee on a classic.
bool speaks_on(const Reading& reading, const Place& place, TokenRange source) {
  const std::uint32_t end = reading.evidence.segments.paragraphs[place.paragraph].tokens.end;
  if (!reading.any(place.tokens, Word::subject_pronoun)) return false;
  if (source.end + 1 >= end || reading.token(source.end).folded != text::hash_of("on")) return false;
  if (reading.any(source, Word::person_noun)) return true;
  const entities::Mention* const mention = mention_ending(reading, source.end - 1);
  return mention != nullptr && mention->type == entities::EntityType::person;
}

// |Widow of miner| on the long fight; |Survivor of the Alder Pass avalanche| tells of rescue: who speaks behind the
// colon, with what he is of.
TokenRange with_origin(const Reading& reading, const NounPhrase& phrase, TokenRange core, std::uint32_t last) {
  if (core.end != phrase.core.end || phrase.phrase.end == core.end || reading.word(core.end) == "on") return core;
  for (std::uint32_t i = core.end + 1; i < phrase.phrase.end; ++i) {
    if (reading.word(i) == "on") return {core.begin, i};
  }
  const bool acts = phrase.phrase.end < last && reading.is(phrase.phrase.end, Word::verb_third | Word::verb_base);
  return acts ? phrase.phrase : core;
}

}  // namespace

std::optional<HeadlineForm> headline_opening(const Reading& reading, const Place& place) {
  const TokenRange line = reading.evidence.segments.paragraphs[place.paragraph].tokens;
  const std::uint32_t colon = place.tokens.end;
  if (place.tokens.begin != line.begin || colon + 2 >= line.end || line.size() > most_tokens) return std::nullopt;
  if (reading.word(colon) != ":" || !is_headline(reading, place.paragraph)) return std::nullopt;
  const auto phrase = phrase_at(reading, colon + 1, line.end);
  if (!phrase) return std::nullopt;
  if (const auto owner = owner_of_utterance(reading, phrase->core))  // ‘We are broke’: |chief’s| stark message
    return HeadlineForm{*owner, {colon, colon + 1}, place.tokens, "headline-colon"};
  if (!can_speak(reading, *phrase)) return std::nullopt;
  const TokenRange source = with_origin(reading, *phrase, without_verb(reading, phrase->core), line.end);
  if (!has_verb(reading, {source.end, line.end}) && !speaks_on(reading, place, source)) return std::nullopt;
  return HeadlineForm{source, {colon, colon + 1}, place.tokens, "headline-colon"};
}

std::optional<TokenRange> headline_closing(const Reading& reading, const Place& place) {
  const TokenRange line = reading.evidence.segments.paragraphs[place.paragraph].tokens;
  const TokenRange before{line.begin, place.tokens.begin};
  if (before.size() < 3 || line.end != place.tokens.end || line.size() > most_tokens) return std::nullopt;
  if (!is_mark(reading, before.end - 1, Mark::colon) || !starts_upper(reading, place)) return std::nullopt;
  if (place.last_inside == U'.' || reading.marked[line.begin] != 0) return std::nullopt;
  const auto phrase = phrase_at(reading, line.begin, before.end);
  if (!phrase || phrase->kind == NounPhrase::Kind::pronoun) return std::nullopt;
  const TokenRange source = without_verb(reading, phrase->core);
  if (!reading.is(source.end - 1, Word::person_noun | Word::name_like) && !is_body(reading, source))
    return std::nullopt;
  std::uint32_t verb = source.end;
  const bool has_age = verb + 3 < before.end && is_comma(reading, verb) && is_comma(reading, verb + 2);
  if (has_age) verb += 3;  // Gran, |82,| chased burglar
  constexpr std::uint32_t deed = Word::verb_third | Word::verb_past | Word::verb_participle;
  const bool acts = verb + 1 < before.end && !reading.is(verb, Word::be) &&
                    (reading.is(verb, deed) || is_deed_of_many(reading, {source.begin, verb + 1}));
  return acts ? std::optional(source) : std::nullopt;
}

std::vector<quotes::Quote> headline_quotes(const Reading& reading, const std::vector<quotes::Quote>& taken) {
  std::vector<quotes::Quote> found;
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
    const auto form = headline_form(reading, i);
    if (!form) continue;
    const TextSpan content = reading.span(form->content);
    if (std::ranges::any_of(taken, [&](const quotes::Quote& quote) { return quote.span.overlaps(content); })) continue;
    found.push_back({.span = content,
                     .parts = {content},
                     .kind = quotes::QuoteKind::indirect,
                     .speaker = reading.span(form->source),
                     .cue = reading.span(form->cue),
                     .rule = form->rule,
                     .speech = 0.75F});
  }
  return found;
}

}  // namespace onrecord::attribution
