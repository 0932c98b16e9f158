// Rules for an attribution that stands after its quotation: “We won,” said Ann Lee.
// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include <algorithm>

#include "onrecord/attribution/around.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// “…,” |newly| signed striker Ann Lee said: the adverb of a participle that describes somebody; but |quickly| added
// Lee.
bool opens_calling(const Reading& reading, std::uint32_t i) {
  return i + 2 < reading.tokens().size() && reading.is(i, Word::adverb) && reading.word(i).ends_with("ly") &&
         reading.is(i + 1, Word::verb_participle) && reading.is(i + 2, Word::person_noun) &&
         !reading.is(i + 2, Word::name_like);
}

bool is_link(const Reading& reading, std::uint32_t i) {
  const std::string_view word = reading.word(i);
  if (opens_calling(reading, i)) return false;
  return word == "," || word == "-" || word == "–" || word == "—" || word == "--" || reading.is(i, Word::adverb) ||
         word == "as";
}

// |So| says Lee, |or so| Lee says: where what follows begins; `i` where there is no “so”.
std::uint32_t over_so(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  const std::uint32_t so = i + 1 < last && reading.token(i).folded == text::hash_of("or") ? i + 1 : i;
  return so < last && reading.token(so).folded == text::hash_of("so") ? so + 1 : i;
}

// “…”|, and so| says Lee: the first token behind the marks that may belong to who says it, and how.
std::uint32_t over_links(const Reading& reading, TokenRange after) {
  std::uint32_t first = after.begin;
  while (first < after.end && is_link(reading, first)) ++first;
  return over_so(reading, first, after.end);
}

// So said Lee |on Monday|: whether nothing but a time and the stop follow from token `i` to `last`.
bool ends_with_time(const Reading& reading, std::uint32_t i, std::uint32_t last) {
  constexpr std::uint32_t longest = 4;
  constexpr std::uint32_t inside = Word::preposition | Word::time_word | Word::determiner | Word::adverb;
  if (i + longest + 1 < last) return false;
  while (i < last && reading.is(i, inside)) ++i;
  return i + 1 >= last;
}

// “Never.” |So says Lee.| “Never.” |Or so Lee says.| A sentence of its own that says whose the words before are.
bool is_so_says(const Scene& scene, TokenRange sentence) {
  const Reading& reading = scene.reading;
  const std::uint32_t first = over_so(reading, sentence.begin, sentence.end);
  if (first == sentence.begin) return false;
  const TokenRange cues = cues_in(scene, sentence);
  if (cues.empty()) return false;
  const Cue& cue = scene.cues[cues.begin];
  if (cue.kind != CueClass::verb || !cue.is_finite || cue.strength() < 0.5F) return false;
  if (cue.tokens.begin <= first) {
    const auto source = subject_after(reading, cue, sentence.end);
    return source && ends_with_time(reading, source->whole.end, sentence.end);
  }
  return cue.tokens.end + 1 >= sentence.end;
}

// I asked, |“Who?”| He said, “Me.”: a comma or a colon behind a cue opens the marks, and the next sentence is
// another's.
bool is_introduced(const Scene& scene, const Place& place) {
  const bool is_behind_mark = place.preceding == U',' || place.preceding == U':';
  return is_behind_mark && !place.before().empty() && !cues_in(scene, place.before()).empty();
}

// The tokens after a place in which its attribution may stand. After a question or an exclamation the sentence breaker
// may have cut before it (“Who pays?” Lee asked), so that the next sentence counts, too.
TokenRange after_of(const Scene& scene, const Place& place) {
  if (!place.after().empty()) return place.after();
  if (is_introduced(scene, place)) return {};
  const char32_t last = place.last_inside;
  const std::uint32_t end = place.tokens.end;  // “He shouted, ‘Run.’” Abel told us.
  const bool is_nested = end > 1 && scene.reading.is_quote_mark(end - 1) && scene.reading.is_quote_mark(end - 2);
  const bool may_go_on = last == U'?' || last == U'!' || last == U'…' || last == U'-' || last == U'—' || last == U',';
  const auto& segments = scene.reading.evidence.segments;
  const auto next = text::first_not_below(segments.sentences, place.tokens.end,
                                          [](const segment::Sentence& sentence) { return sentence.tokens.begin; });
  if (next == segments.sentences.end() || next->paragraph != place.last_paragraph) return {};
  return may_go_on || is_nested || is_so_says(scene, next->tokens) ? next->tokens : TokenRange{};
}

// Asks one cue after the place.
struct CueAfter {
  const Scene& scene;
  const Place& place;
  const Cue& cue;
  const std::optional<Reported>& reported;
  std::uint32_t first;  // the first token after the closing mark that is no punctuation
  std::uint32_t rank;   // 0: the nearest
  std::uint32_t last;   // one past the last token in which the attribution may stand

  Proposal propose(const Piece& rule, const NounPhrase& source, const Features& none) const {
    const std::uint32_t begin = std::min(source.core.begin, cue.tokens.begin);
    Proposal proposal{.rule = rule,
                      .source = source.phrase,
                      .cue = cue.tokens,
                      .word = &cue,
                      .is_beside = begin <= first,
                      .features = none};
    add_source_features(scene, place, source, proposal);
    add_cue_features(scene, place, cue, reported, proposal);
    auto& features = proposal.features;
    const Piece beside = proposal.is_beside ? Piece("beside") : Piece("apart");
    const Piece strength = strength_name(cue.strength());
    features.add(rule, beside, shape_name(place));
    features.add(rule, beside, strength);
    features.add(rule, beside, rank == 0 ? Piece("nearest") : Piece("farther"));
    features.add(rule, "distance", distance_name(begin - std::min(begin, first)));
    const std::uint32_t end = std::max(source.whole.end, cue.tokens.end);
    const bool ends = end >= last || is_mark(scene.reading, end, Mark::period | Mark::comma | Mark::colon | Mark::dash);
    features.add(rule, beside, ends ? Piece("closed") : Piece("open"));
    return proposal;
  }
};

std::optional<NounPhrase> source_behind(const Reading& reading, const Cue& cue, std::uint32_t last) {
  if (cue.kind == CueClass::adverbial) {
    auto source = object_at(reading, cue.tokens.end, last);
    if (source) add_partner(reading, *source, last);
    return source;
  }
  if (cue.kind != CueClass::verb || !cue.is_finite) return std::nullopt;
  if (reading.is(cue.tokens.begin, Word::infinitive_to)) return std::nullopt;  // is alleged to have told |officers|
  return subject_after(reading, cue, last);
}

// is how |Lee| put |it|: what stands behind the verb, whose subject stands right before it.
bool is_object(const Reading& reading, const NounPhrase& subject, const Cue& cue, const NounPhrase& source) {
  if (subject.whole.end != cue.tokens.begin) return false;
  const std::uint32_t before = subject.core.begin - 1;  // is how |Lee| described |the poll|
  if (subject.core.begin > 0 && (reading.word(before) == "how" || reading.word(before) == "what")) return true;
  return source.kind == NounPhrase::Kind::pronoun && reading.is(source.core.begin, Word::object_pronoun);
}

// It is “over,” Lee told |Kim Ray|: to whom, where who says it stands right before a verb that asks for a hearer.
bool is_hearer(const NounPhrase& subject, const Cue& cue) {
  return subject.whole.end == cue.tokens.begin && cue.rate(Frame::object_that) >= 0.6F;
}

// “No way,” |she| laughed: of a pronoun that means a person.
bool is_person_who_acts(const Reading& reading, const NounPhrase& subject, const Cue& cue) {
  constexpr std::uint32_t other = Word::object_pronoun | Word::determiner | Word::relative | Word::wh_word;
  return subject.kind == NounPhrase::Kind::pronoun && cue.kind == CueClass::verb && !cue.is_passive &&
         reading.is(subject.core.begin, Word::subject_pronoun) && !reading.is(subject.core.begin, other);
}

// The season for “carol rage,” |it| seems: a verb that mostly has no source, and nobody before it. “Who is there?”
// |Nobody| answered. But headlines say where something was heard: Man ‘hid knife’, |court| hears.
bool is_nobody(const Reading& reading, const NounPhrase& subject, const Cue& cue) {
  const auto& words = TellingWords::english();
  // “Help!” Neighbours |heard the scream|: what is perceived stands behind the verb.
  const bool has_object = cue.tokens.end < reading.tokens().size() &&
                          reading.is(cue.tokens.end, Word::determiner | Word::possessive | Word::object_pronoun);
  if (has_object && words.has(reading.token(cue.head), TellingWords::perception)) return true;
  if (words.has(reading.token(subject.phrase.begin), TellingWords::nobody)) return true;
  // The “victims,” |it turned out|, were actors
  if (reading.token(subject.core.begin).folded == text::hash_of("it") && cue.strength() < 0.3F) return true;
  if (is_person_who_acts(reading, subject, cue)) return false;
  return names_nobody(reading, cue, subject) && !words.has(reading.token(subject.core.end - 1), TellingWords::hearing);
}

// “Maybe” was all |Lee| would say.
NounPhrase without_all(const Reading& reading, NounPhrase subject) {
  const std::uint32_t first = subject.core.begin;
  if (first == 0 || subject.core.size() < 2 || reading.word(first) != "all" || !reading.is(first - 1, Word::be))
    return subject;
  for (TokenRange* range : {&subject.core, &subject.phrase, &subject.whole}) range->begin = first + 1;
  return subject;
}

}  // namespace

namespace {

// Adds what one cue proposes; tells whether it is a tag right beside the marks: “We won,” |Lee told the jury|,
// according to a transcript.
bool propose_cue(const CueAfter& asked, const Features& none, Proposals& proposals) {
  const Reading& reading = asked.scene.reading;
  const Cue& cue = asked.cue;
  bool is_tag = false;
  std::optional<NounPhrase> subject;
  if (cue.kind == CueClass::verb && cue.tokens.begin > asked.first) subject = subject_before(reading, asked.first, cue);
  if (subject && is_nobody(reading, *subject, cue)) subject.reset();
  if (subject) {
    proposals.push_back(asked.propose(rules::quote_source_cue, without_all(reading, *subject), none));
    const bool is_unknown = !cue.is_known() && asked.place.last_inside == U',';  // “…,” one fan |texted| me
    is_tag = proposals.back().is_beside && (is_unknown || cue.strength() >= 0.5F);
  }
  const auto source = source_behind(reading, cue, asked.last);
  const bool is_taken = source && subject && (is_hearer(*subject, cue) || is_object(reading, *subject, cue, *source));
  if (source && !is_taken) proposals.push_back(asked.propose(rules::quote_cue_source, *source, none));
  return is_tag;
}

// Lee said “yes”, |Ray said| “no”: a verb right before the next marks, where another stands right before these.
bool is_next(const Scene& scene, const Place& place, const Cue& cue) {
  const std::uint32_t own = first_cue_from(scene.cues, place.tokens.begin);
  const std::uint32_t end = cue.tokens.end;
  if (own == 0 || scene.cues[own - 1].tokens.end != place.tokens.begin || end >= place.sentence.end) return false;
  return scene.reading.is_quote_mark(end) && scene.reading.marked[end] != 0;
}

// |Calling it| “a mess,” Lee left: a participle that opens the sentence reports just these words, and who does the rest
// of it says no more.
bool ends_opening(const Scene& scene, const Place& place) {
  const TokenRange cues = cues_in(scene, place.before());
  if (cues.empty() || place.last_inside != U',') return false;
  const Cue& cue = scene.cues[cues.begin];
  if (cue.form != VerbForm::ing || cue.is_finite || cue.tokens.begin > place.sentence.begin + 1) return false;
  const auto& reported = scene.clauses.clause_around(scene.reading, place.sentence, cue, place.tokens);
  return reported && reported->source && reported->holds(place.tokens) &&
         reported->content.front().end == place.tokens.end;
}

// When they |say|, “It is safe,” I tell them “no”; when |asked|, “Is it safe?” Lee said “no”: what opens the marks
// stands in the clause that they end.
bool ends_introduced(const Scene& scene, const Place& place) {
  if (!is_introduced(scene, place) || !scene.reading.is(place.sentence.begin, Word::subordinator)) return false;
  const Cue& cue = scene.cues[cues_in(scene, place.before()).end - 1];
  if (cue.kind != CueClass::verb || cue.tokens.end + 1 != place.tokens.begin) return false;
  return closes_speech(place.last_inside) && place.last_inside != U'.';
}

// “You rat,” |which he never said|; ‘You are sacked’: |how one text ended it all|: what tells of the marks, and whose
// they are not.
bool is_of_another(const Reading& reading, TokenRange after, std::uint32_t first) {
  if (reading.word(first) == "which") return true;
  return first == after.begin && first + 1 < after.end && is_mark(reading, first, Mark::colon) &&
         reading.is(first + 1, Word::wh_word);
}

// A cue that hardly stands behind what it reports.
bool is_seldom_behind(const Cue& cue) {
  return cue.strength() < 0.1F || (cue.is_known() && cue.rate(Frame::after) < 0.15F && cue.strength() < 0.7F);
}

// It is “dead” and, |in Lee's words|, “gone”: what tells of the words behind it alone.
bool is_of_rest(const Place& place, const Cue& cue, const std::optional<Reported>& reported) {
  if (!reported || reported->frame != Frame::after || reported->holds(place.tokens)) return false;
  const bool is_beside = cue.kind == CueClass::adverbial || std::string_view(reported->rule) == as_x_says;
  return is_beside && reported->content.front().begin >= cue.tokens.end;
}

// A cue that says nothing of the marks before it.
bool is_no_tag(const Scene& scene, const Place& place, const Cue& cue) {
  const bool is_weak = cue.is_known() && cue.strength() < 0.05F && cue.rate(Frame::after) == 0;
  const bool is_linking =
      cue.strength() < 0.3F && TellingWords::english().has(scene.reading.token(cue.head), TellingWords::linking);
  // she was |like|, “No”: tells what stands behind it
  const bool is_quotative = cue.kind == CueClass::verb && cue.tokens.end < scene.reading.tokens().size() &&
                            scene.reading.token(cue.head).folded == text::hash_of("like") &&
                            is_comma(scene.reading, cue.tokens.end);
  return is_linking || is_quotative || (is_weak && !closes_speech(place.last_inside)) || is_next(scene, place, cue);
}

}  // namespace

void propose_after(const Scene& scene, std::size_t index, Proposals& proposals) {
  const Features none = proposals.front().features;
  const Reading& reading = scene.reading;
  const Place& place = scene.places[index];
  const TokenRange after = after_of(scene, place);
  const std::uint32_t first = over_links(reading, after);
  if (first >= after.end || ends_opening(scene, place) || ends_introduced(scene, place) ||
      is_of_another(reading, after, first))
    return;
  const TokenRange cues = cues_in(scene, after);
  const bool is_occasion = first > after.begin && reading.word(first - 1) == "as";  // “Boo!” |as Lee left|
  bool is_tagged = false;
  for (std::uint32_t rank = 0; rank < most_cues && rank < cues.size(); ++rank) {
    const Cue& cue = scene.cues[cues.begin + rank];
    if (is_tagged && cue.kind == CueClass::adverbial) break;  // tells where the words were found
    if ((is_occasion && is_seldom_behind(cue)) || is_no_tag(scene, place, cue)) continue;
    const auto& reported = scene.clauses.clause_around(reading, place.sentence, cue, place.tokens);
    if (is_of_rest(place, cue, reported)) continue;
    is_tagged = propose_cue({scene, place, cue, reported, first, rank, after.end}, none, proposals) || is_tagged;
  }
}

}  // namespace onrecord::attribution
