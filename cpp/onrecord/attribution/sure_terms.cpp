// Marked words that are surely a term, or surely speech, whatever the weights say.
// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include <algorithm>
#include <array>

#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/speech.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/attribution/titles_of_works.hpp"
#include "onrecord/attribution/verdicts.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// Whether a verb that reports nothing stands right behind the place.
bool has_plain_verb_behind(const Reading& reading, const std::vector<Cue>& cues, const Place& place) {
  TokenRange after = place.after();
  if (!after.empty() && is_comma(reading, after.begin)) ++after.begin;
  if (after.empty() || !is_finite_verb(reading, after.begin)) return false;
  const std::uint32_t next = first_cue_from(cues, after.begin);
  return next == cues.size() || cues[next].tokens.begin != after.begin || cues[next].strength() < 0.45F;
}

// Her debut, |“Nine Windows,”| sold forty copies: a title between two commas, a subject before them and its verb behind
// them.
bool is_apposition(const Reading& reading, const std::vector<Cue>& cues, const Place& place, const Features& features) {
  if (!features.has("title-case") || !features.has("before=comma") || place.before().size() < 2) return false;
  if (TellingWords::english().has(reading.token(place.tokens.begin - 2), TellingWords::utterance)) return false;
  const bool is_closed = features.has("last=comma") || (!place.after().empty() && is_comma(reading, place.tokens.end));
  return is_closed && has_plain_verb_behind(reading, cues, place);
}

// |“Hamilton”| opens in Leeds next week: a title that is the subject itself; but “Never” is what she said.
bool is_subject(const Reading& reading, const std::vector<Cue>& cues, const Place& place, const Features& features) {
  const bool is_name = features.has("title-case") || (features.has("words=1") && features.has("first=upper"));
  if (!is_name || !place.before().empty() || !features.has("last=none")) return false;
  return has_plain_verb_behind(reading, cues, place) && !reading.is(place.tokens.end, Word::be);
}

// “Rule of Thumb,” |a song| about carpenters; “Ne me quitte pas”, |the Brel song|: what it is stands behind it.
bool is_explained(const Reading& reading, const Place& place, const segment::WordTable<Piece>& naming) {
  constexpr std::uint32_t longest = 12;  // tokens of a title, marks included
  TokenRange after = place.after();
  if (after.size() < 3 || place.tokens.size() > longest) return false;
  const bool is_behind_comma = is_comma(reading, after.begin);
  if (is_behind_comma) ++after.begin;
  if ((!is_behind_comma && place.last_inside != U',') || !reading.is(after.begin, Word::determiner | Word::possessive))
    return false;  // |her| 1998 play
  for (std::uint32_t i = after.begin + 1; i < std::min(after.end, after.begin + 4); ++i) {
    const auto* word = naming.find(reading.token(i));
    if (word != nullptr && *word == "naming=work")  // but “…,” |the book says|
      return i + 1 == after.end || !reading.is(i + 1, Word::verb_past | Word::verb_third);
    if (!reading.is(i, Word::adjective | Word::noun | Word::possessive | Word::name_like | Word::number_word))
      return false;
  }
  return false;
}

// After the |“miracle on ice,”| he retired: a few words that an article ties to what opens the sentence.
bool is_object_of_opening(const Reading& reading, const Place& place) {
  constexpr std::uint32_t longest = 7;  // tokens, marks included
  const TokenRange before = place.before();
  if (before.size() != 2 || place.last_inside != U',' || place.tokens.size() > longest) return false;
  return reading.is(before.begin, Word::preposition) && reading.is(before.begin + 1, Word::determiner) &&
         !starts_upper(reading, place);
}

// A self-described “data nerd”. And behind a preposition that opens the sentence: In “The Salt Road,” Lee writes: …
bool is_introduced_as_term(const Reading& reading, const Place& place, bool is_title) {
  const TokenRange before = place.before();
  if (before.empty()) return false;
  if (is_title && before.size() == 1) return reading.is(before.begin, Word::preposition);
  if (is_object_of_opening(reading, place)) return true;
  if (before.size() < 3 || !is_mark(reading, before.end - 2, Mark::hyphen)) return false;
  return reading.word(before.end - 3) == "self";
}

// In the act, “recycler” |means| any person who …; “nuisance” |is defined as| …: a word that the clause explains.
bool is_defined(const Reading& reading, const Place& place, const Features& features) {
  const TokenRange after = place.after();
  const bool is_short = features.has("words=1") || features.has("words=2") || features.has("words=3");
  if (after.size() < 3 || !is_short || !features.has("last=none")) return false;
  const std::uint32_t verb = reading.token(after.begin).folded;
  const std::uint32_t next = reading.token(after.begin + 1).folded;
  const bool is_thing = features.has("first=lower") && reading.is(after.begin + 1, Word::noun);  // “scran” means |food|
  if (verb == text::hash_of("means"))
    return !is_amount(reading, after.begin + 1) &&
           (is_thing || reading.is(after.begin + 1, Word::determiner | Word::quantifier));
  if (verb == text::hash_of("refers")) return next == text::hash_of("to");
  if (verb == text::hash_of("stands")) return next == text::hash_of("for");
  if (verb != text::hash_of("is") && verb != text::hash_of("was")) return false;
  return next == text::hash_of("defined") && reading.token(after.begin + 2).folded == text::hash_of("as");
}

// which calls |itself| “Mothers Against Dust”: what somebody calls himself is a name.
bool is_own_name(const Reading& reading, const Place& place, const Features& features) {
  return !place.before().empty() && features.has("title-case") &&
         TellingWords::english().has(reading.token(place.tokens.begin - 1), TellingWords::reflexive);
}

// ‘Miracle’ dog found: a single-marked word before the noun it describes.
bool opens_headline(const Reading& reading, const Place& place, const Features& features) {
  if (!features.has("single") || !features.has("words=1") || !features.has("last=none")) return false;
  if (!place.before().empty() || place.after().size() < 2) return false;
  const std::uint32_t noun = place.tokens.end;
  if (!reading.is(noun, Word::noun) || reading.is(noun, Word::name_like)) return false;
  return reading.is(noun, Word::person_noun) || !reading.is(noun, Word::any_verb);  // ‘Robbed’ |fans| demand refund
}

// “Lights out at ten” |rule| angers campers: what opens a headline and names a thing that does something; but what a
// “report” or a “claim” says is speech.
bool names_subject(const Reading& reading, const std::vector<Cue>& cues, const Place& place, const Features& features) {
  const TokenRange after = place.after();
  const TokenRange before = place.before();
  const bool has_article = before.size() == 1 && reading.is(before.begin, Word::determiner);  // The ‘on, off’ |saga|
  if ((!before.empty() && !has_article) || after.size() < 3 || !features.has("last=none")) return false;
  const std::uint32_t noun = after.begin;
  // “No” |campaigners| demanded a recount
  if (features.has("words=1") && reading.is(noun, Word::person_noun) && reading.is(noun + 1, Word::verb_past))
    return true;
  constexpr std::uint32_t others = Word::person_noun | Word::name_like | Word::finite | Word::adverb | Word::adjective;
  constexpr std::uint32_t speaks = TellingWords::body | TellingWords::document | TellingWords::utterance;
  if (!reading.is(noun, Word::noun) || reading.is(noun, others)) return false;
  if (TellingWords::english().has(reading.token(noun), speaks)) return false;
  const std::uint32_t next = first_cue_from(cues, noun);
  if (next < cues.size() && cues[next].tokens.begin <= noun + 1 && cues[next].strength() >= 0.3F) return false;
  return reading.is(noun + 1, Word::verb_third | Word::verb_past) &&
         reading.is(noun + 2, Word::noun | Word::determiner | Word::name_like);
}

// |“The Crown” star| says royals must change: who is known for the title that opens the sentence.
bool names_person(const Reading& reading, const Place& place, const Features& features) {
  const TokenRange after = place.after();
  if (!place.before().empty() || after.size() < 2 || !features.has("title-case") || !features.has("last=none"))
    return false;
  return reading.is(after.begin, Word::person_noun) && !reading.is(after.begin, Word::verb_past | Word::verb_third);
}

// an |“amber”| warning: the word that reports is the noun that the marked one describes.
bool describes_noun(const Reading& reading, const Place& place, const Features& features) {
  if (!features.has("modifier,words=1") || !features.has("last=none")) return false;
  return reading.is(place.tokens.end, Word::noun) && !reading.is(place.tokens.end, Word::verb_past);
}

// The army’s |“safe”| corridor: the same behind its owner.
bool is_behind_owner(const Reading& reading, const Place& place, const Features& features) {
  if (!features.has("words=1") || !features.has("first=lower") || !features.has("last=none")) return false;
  if (place.before().size() < 2 || place.after().empty()) return false;
  const std::uint32_t owner = place.tokens.begin - 1;
  const std::uint32_t noun = place.tokens.end;
  constexpr std::uint32_t other = Word::verb_past | Word::preposition | Word::auxiliary | Word::adverb;
  return reading.token(owner).kind == segment::TokenKind::clitic && reading.is(owner, Word::possessive) &&
         reading.is(noun, Word::noun) && !reading.is(noun, other);
}

// Jury sees |‘chilling’| video: the same without an article.
bool is_adjective_before_noun(const Reading& reading, const Place& place, const Features& features) {
  if (!features.has("words=1") || !features.has("last=none") || place.tokens.size() != 3) return false;
  const std::uint32_t word = place.tokens.begin + 1;
  const std::uint32_t next = place.tokens.end;
  if (next >= place.sentence.end || !reading.is(word, Word::adjective | Word::verb_ing)) return false;
  constexpr std::uint32_t other = Word::verb_past | Word::preposition | Word::auxiliary | Word::name_like;
  return !reading.is(word, Word::noun | Word::name_like) && reading.is(next, Word::noun) && !reading.is(next, other);
}

// Firm denies |‘poisoning’| river: what the verb right before the marks says somebody did.
bool is_deed_of_cue(const Reading& reading, const std::vector<Cue>& cues, const Place& place) {
  const std::uint32_t next = first_cue_from(cues, place.tokens.begin);
  if (next == 0 || !reading.is(place.tokens.begin + 1, Word::verb_ing)) return false;
  const Cue& cue = cues[next - 1];
  return cue.tokens.end == place.tokens.begin && cue.kind == CueClass::verb && cue.is_known() && cue.strength() >= 0.3F;
}

// Whether the sentence has a verb that reports more often than not.
bool has_strong_cue(const Features& features) {
  static constexpr std::array<Piece, 6> strong{"cue-left=strong,far",    "cue-left=strong,near",
                                               "cue-left=strong,beside", "cue-right=strong,far",
                                               "cue-right=strong,near",  "cue-right=strong,beside"};
  return std::ranges::any_of(strong, [&](const Piece& name) { return features.has(name); });
}

// was described as |“a monument to haste”| by its inspector: who says it stands behind “by”.
bool has_agent(const Reading& reading, const std::vector<Cue>& cues, const Place& place) {
  const TokenRange after = place.after();
  if (after.size() < 2 || reading.word(after.begin) != "by") return false;
  const std::uint32_t next = first_cue_from(cues, place.tokens.begin);
  if (next == 0) return false;
  const Cue& cue = cues[next - 1];
  return cue.strength() >= 0.5F && cue.tokens.end == place.tokens.begin && takes_agent(reading, cue);
}

// ‘Excise,’ |breathed Jem|: a tag right behind the comma that ends what opens its sentence.
bool has_tag(const Reading& reading, const std::vector<Cue>& cues, const Place& place, const Features& features) {
  if (!place.before().empty() || !features.has("last=comma") || !features.has("first=upper")) return false;
  const std::uint32_t next = first_cue_from(cues, place.tokens.end);
  if (next == cues.size() || features.has("title-case")) return false;
  const Cue& cue = cues[next];
  if (cue.kind != CueClass::verb || !cue.is_finite || cue.tokens.end >= place.sentence.end) return false;
  constexpr std::uint32_t somebody = Word::name_like | Word::subject_pronoun;
  if (cue.tokens.begin == place.tokens.end)
    return reading.is(cue.tokens.end, somebody | Word::determiner | Word::person_noun);
  return cue.tokens.begin == place.tokens.end + 1 && reading.is(place.tokens.end, somebody);
}

// ‘Wait’, |they told me|: the same with the comma behind the marks, among the words of somebody else, where a title
// hardly stands.
bool has_tag_behind_comma(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                          const Features& features) {
  if (!reading.evidence.marked[place.marked].parent || !place.before().empty() || place.after().size() < 3)
    return false;
  const bool is_title = features.has("title-case") && !features.has("inside=pronoun");  // but ‘Leave it till Monday’
  if (!features.has("first=upper") || is_title || !is_comma(reading, place.tokens.end)) return false;
  const std::uint32_t first = place.tokens.end + 1;
  const std::uint32_t next = first_cue_from(cues, first);
  if (next == cues.size() || cues[next].strength() < 0.45F || cues[next].kind != CueClass::verb) return false;
  const auto subject = core_at(reading, first, cues[next].tokens.begin);
  if (!subject || subject->core.end != cues[next].tokens.begin) return false;
  return subject->kind == NounPhrase::Kind::pronoun || is_somebody(reading, *subject);
}

// “No comment,” was the reply from Lee; but “Safe Hands” is the bank's motto.
bool is_owned(const Reading& reading, const Place& place, const Features& features) {
  if (features.has("words=1") && place.last_inside != U',') return false;  // |“Gutted,”| was how Lee put it
  return place.before().empty() && (!features.has("title-case") || features.has("words=1")) &&
         tells_whose(reading, place.after());
}

// The man, |the court heard,| “flew into a rage”: an attribution between commas before what goes on in marks; and he
// denies it, a charge |he calls| “absurd”: who answers what stands before the comma.
bool is_behind_attribution(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                           const Features& features) {
  if (!features.has("first=lower") || place.before().size() < 4) return false;
  const std::uint32_t next = first_cue_from(cues, place.tokens.begin);
  if (next == 0) return false;
  const Cue& cue = cues[next - 1];
  if (cue.kind != CueClass::verb || !cue.is_finite || cue.tokens.begin < place.sentence.begin + 3) return false;
  const bool is_inserted = cue.tokens.end + 1 == place.tokens.begin && is_comma(reading, cue.tokens.end);
  if (!is_inserted && cue.tokens.end != place.tokens.begin) return false;
  const auto subject = phrase_before(reading, place.sentence.begin, cue.tokens.begin);
  if (!subject || subject->phrase.end != cue.tokens.begin || subject->core.begin <= place.sentence.begin) return false;
  if (!is_inserted) return over_resumption(reading, place.sentence.begin, subject->core.begin) < subject->core.begin;
  return cue.rate(Frame::after) >= 0.3F && is_comma(reading, subject->core.begin - 1);
}

// What stands as a sentence of its own, between marks to its last stop: “No.” He rose.
bool is_sentence_alone(const Place& place, const Features& features) {
  const bool is_sentence = place.before().empty() && place.after().empty() && features.has("first=upper") &&
                           (features.has("last=period") || features.has("last=question"));
  if (!is_sentence || features.has("words=0")) return false;
  const bool is_paragraph = features.has("opens-paragraph") && features.has("closes-paragraph");
  return !features.has("title-case") || (is_paragraph && !features.has("single"));
}

// Her message to voters? |“Hold on.”|: what answers a question without a verb, even if it could be a title.
bool is_answer(const Reading& reading, const Place& place, const Features& features) {
  constexpr std::uint32_t longest = 12;  // tokens of the question
  if (!place.before().empty() || !place.after().empty() || !features.has("last=period")) return false;
  std::uint32_t i = place.tokens.begin;
  if (i < 2 || !is_mark(reading, i - 1, Mark::question) || reading.marked[i - 1] != 0) return false;
  for (--i; i > 0 && i + longest > place.tokens.begin; --i) {
    if (is_finite_verb(reading, i - 1)) return false;
    if (reading.token(i - 1).is(segment::TokenShape::line_before)) return true;
    if (is_mark(reading, i - 1, Mark::period | Mark::question | Mark::exclamation) || reading.marked[i - 1] != 0)
      return true;
  }
  return i == 0;
}

// The |“Beast from the East”| left the town under snow: a name with its article that opens the sentence.
bool is_named_subject(const Reading& reading, const Place& place) {
  const TokenRange before = place.before();
  const TokenRange after = place.after();
  return before.size() == 1 && reading.is(before.begin, Word::determiner) && !after.empty() &&
         !closes_speech(place.last_inside) && is_finite_verb(reading, after.begin);
}

// The “school”, |two huts and a tent,| has ninety pupils: a word that opens the sentence behind its article, and what
// it is between two commas; but “The “school”, |Lee said,| is …” tells who calls it so.
bool is_word_explained(const Reading& reading, const Place& place, const Features& features) {
  constexpr std::uint32_t farthest = 16;  // tokens to the second comma
  const TokenRange before = place.before();
  const TokenRange after = place.after();
  if (before.size() != 1 || !reading.is(before.begin, Word::determiner) || after.size() < 4) return false;
  if (!features.has("words=1") || !features.has("first=lower")) return false;
  std::uint32_t i = after.begin;
  if (place.last_inside != U',') {
    if (!is_comma(reading, i)) return false;
    ++i;
  }
  if (!reading.is(i, Word::determiner | Word::number_word | Word::possessive | Word::adjective | Word::noun))
    return false;
  const std::uint32_t last = std::min(after.end - 1, i + farthest);
  while (i < last && !is_comma(reading, i) && !is_finite_verb(reading, i)) ++i;
  return i < last && is_comma(reading, i) && is_finite_verb(reading, i + 1);
}

// Put them into a “safe pair of boots”|, a box that| leaks: a few words behind “a”, and what they are behind a comma.
bool is_kind_explained(const Reading& reading, const Place& place, const Features& features) {
  const TokenRange before = place.before();
  const TokenRange after = place.after();
  const bool is_short = features.has("words=1") || features.has("words=2") || features.has("words=3");
  if (before.size() < 3 || after.size() < 4 || !is_short || !features.has("first=lower")) return false;
  const std::uint32_t article = reading.token(before.end - 1).folded;
  if (article != text::hash_of("a") && article != text::hash_of("an")) return false;
  std::uint32_t i = after.begin;
  if (place.last_inside != U',') {
    if (!is_comma(reading, i)) return false;
    ++i;
  }
  if (!reading.is(i, Word::determiner)) return false;
  const auto kind = core_at(reading, i, after.end);
  return kind && kind->kind == NounPhrase::Kind::nominal && kind->core.end < after.end &&
         reading.is(kind->core.end, Word::relative);
}

// The bank |moved| the loans into a “special purpose vehicle”: a few words that an article or a preposition ties to a
// verb that tells what is done to things, and to no other.
bool is_object_of_deed(const Reading& reading, const Place& place, const Features& features) {
  constexpr std::uint32_t longest = 6;   // tokens, marks included
  constexpr std::uint32_t farthest = 8;  // tokens from the verb
  if (!features.has("first=lower") || place.tokens.size() > longest || place.before().size() < 3) return false;
  const std::uint32_t end = place.tokens.begin;
  if (!reading.is(end - 1, Word::determiner | Word::possessive)) return false;
  const std::uint32_t first = std::max(place.sentence.begin, end - std::min(end, farthest));
  for (std::uint32_t i = end - 1; i > first; --i) {
    const std::uint32_t at = i - 1;
    if (!reading.token(at).is_word() || reading.is(at, Word::complementizer | Word::relative)) return false;
    if (is_finite_verb(reading, at)) return TellingWords::english().has(reading.token(at), TellingWords::doing);
  }
  return false;
}

// A |“unity”| lunch, the army’s |“safe”| corridor, renewed |“Hawaii Five-0”|: what is a term by the words beside it
// where no verb of its sentence likely reports it.
bool is_term_unreported(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                        const Features& features) {
  return features.has("modifier,words=1") || is_behind_owner(reading, place, features) ||
         opens_headline(reading, place, features) || (features.has("title-case") && is_named_subject(reading, place)) ||
         is_object_of_deed(reading, place, features) || is_tied_title(reading, cues, place, features) ||
         is_kind_explained(reading, place, features);
}

// A user called |“barfly77”| posted: the name of somebody who does something behind it.
bool is_person_called(const Reading& reading, const Place& place) {
  const std::uint32_t called = place.tokens.begin - 1;
  if (place.before().size() < 3 || place.after().empty() || reading.word(called) != "called") return false;
  const std::uint32_t article = reading.token(called - 2).folded;
  const bool is_new = article == text::hash_of("a") || article == text::hash_of("an") ||
                      article == text::hash_of("one") || article == text::hash_of("another");
  return is_new && reading.is(called - 1, Word::person_noun) && is_finite_verb(reading, place.after().begin);
}

}  // namespace

bool SpeechModel::is_surely_speech(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                                   const Features& features) {
  return is_sentence_alone(place, features) || is_answer(reading, place, features) || has_agent(reading, cues, place) ||
         has_tag(reading, cues, place, features) || has_tag_behind_comma(reading, cues, place, features) ||
         is_behind_attribution(reading, cues, place, features) || is_owned(reading, place, features);
}

// The code name “Blue Heron”, marked “Fragile”; coined the term “ghost reef”, where two words name it.
bool SpeechModel::is_label(const Reading& reading, const Place& place) const {
  const std::uint32_t end = place.tokens.begin;
  for (std::uint32_t i = end; i > place.sentence.begin && i + 4 > end; --i) {
    const auto* feature = naming_.find(reading.token(i - 1));
    if (feature != nullptr && *feature == "naming=thing") return true;
    if (i == end && feature != nullptr && *feature == "naming=stamp" && starts_upper(reading, place)) return true;
    const bool is_between = feature != nullptr || reading.is(i - 1, Word::determiner | Word::adjective);
    if (!is_between) return false;
  }
  return false;
}

// Farmers speak of “ghost frost”.
bool SpeechModel::is_talked_of(const Reading& reading, const Place& place, const Features& features) const {
  const TokenRange before = place.before();
  if (before.size() < 3 || reading.word(before.end - 1) != "of" || !features.has("last=none")) return false;
  const bool is_short = features.has("words=1") || features.has("words=2") || features.has("words=3");
  if (!is_short || features.has("inside=determiner") || features.has("inside=pronoun")) return false;
  const auto* feature = naming_.find(reading.token(before.end - 2));
  return feature != nullptr && *feature == "naming=talk" && reading.is(before.end - 3, Word::noun);
}

// |Billed as| “the party of the year”, the gala drew few: nothing but what it is called opens the sentence, and nobody
// calls it so.
bool SpeechModel::is_called_at_opening(const Reading& reading, const Place& place) const {
  const TokenRange before = place.before();
  if (before.empty() || before.size() > 2 || (before.size() == 2 && reading.word(before.begin + 1) != "as"))
    return false;
  const auto* naming = naming_.find(reading.token(before.begin));
  return naming != nullptr && *naming == "naming=term" && reading.is(before.begin, Word::verb_participle) &&
         !has_by_behind(reading, place);
}

// Terms that the training set has too few of to weigh: a nickname between names (Dwayne “The Rock” Johnson), and the
// capitalized title of a work or a thing right behind the word for it (the film “Blue Harbor”, a band called “The Lost
// Keys”, known as “Dead Man’s Mile”) or behind its owner (NBC’s “Morning Light”), one word before a noun (a “unity”
// lunch).
bool SpeechModel::is_surely_term(const Reading& reading, const std::vector<Cue>& cues, const Place& place,
                                 const Features& features) const {
  if (is_apposition(reading, cues, place, features)) return true;
  if (is_subject(reading, cues, place, features) || is_own_name(reading, place, features)) return true;
  if (names_subject(reading, cues, place, features) || names_person(reading, place, features) ||
      is_explained(reading, place, naming_))
    return true;
  if (is_introduced_as_term(reading, place, features.has("title-case")) || is_label(reading, place) ||
      is_talked_of(reading, place, features) || is_called_at_opening(reading, place) ||
      is_person_called(reading, place) || describes_noun(reading, place, features) ||
      is_defined(reading, place, features) || is_word_explained(reading, place, features))
    return true;
  const bool is_reported = has_strong_cue(features);
  if (!is_reported && is_adjective_before_noun(reading, place, features)) return !is_deed_of_cue(reading, cues, place);
  if (!is_reported && is_term_unreported(reading, cues, place, features)) return true;
  return place.before().size() >= 2 && is_title(reading, place, features, is_reported);
}

}  // namespace onrecord::attribution
