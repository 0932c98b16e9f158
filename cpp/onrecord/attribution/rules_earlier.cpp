// Rules for a quotation that names nobody: the attribution before it goes on.
//   “We won,” Lee said. “And we will win again.”      Lee cut in. “We won.”
// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include <algorithm>
#include <utility>

#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/text/search.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

constexpr std::uint32_t longest_turn = 16;    // tokens, marks included
constexpr std::uint32_t fewest_turns = 3;     // that make a dialogue, among the neighbours of a place and itself
constexpr std::size_t neighbours = 4;         // places, and paragraphs, on either side that tell a dialogue
constexpr std::uint32_t fewest_openings = 5;  // paragraphs that open with a mark, of those neighbours and itself
constexpr std::size_t most_passed = 16;       // paragraphs on either side, empty ones included

const segment::Sentence* sentence_before(const Scene& scene, const Place& place) {
  const auto& sentences = scene.reading.evidence.segments.sentences;
  const auto own = text::first_not_below(sentences, place.sentence.begin,
                                         [](const segment::Sentence& sentence) { return sentence.tokens.begin; });
  return own == sentences.begin() ? nullptr : &*std::prev(own);
}

// Where the earlier attribution stands, seen from the place.
Piece nearness(const Scene& scene, const Place& place, const Place& earlier, const segment::Sentence* before) {
  if (earlier.last_paragraph == place.paragraph) {
    if (earlier.sentence.end > place.sentence.begin) return "same-sentence";
    return before != nullptr && earlier.sentence.end > before->tokens.begin ? Piece("sentence-before")
                                                                            : Piece("same-paragraph");
  }
  const auto& paragraphs = scene.reading.evidence.segments.paragraphs;
  std::uint32_t previous = place.paragraph;
  while (previous > earlier.last_paragraph + 1 && paragraphs[previous - 1].tokens.empty()) --previous;
  return previous == earlier.last_paragraph + 1 ? Piece("paragraph-before") : Piece("farther");
}

// Whether only other marked words of its sentence stand before a place: “Not now,” |“not ever.”|
bool follows_marks(const Scene& scene, std::size_t index) {
  const Place& place = scene.places[index];
  return index > 0 && scene.places[index - 1].tokens.begin <= place.sentence.begin &&
         scene.places[index - 1].tokens.end == place.tokens.begin;
}

// “Well,” |said Lee|, “what now?”: nothing but the attribution of the place before stands between, and no stop.
bool is_interrupted(const Scene& scene, std::size_t index, const Claim& claim) {
  const Place& place = scene.places[index];
  const Place& before = scene.places[index - 1];
  if (!claim.cue || before.sentence.end <= place.sentence.begin) return false;
  if (claim.cue->begin < before.tokens.end || claim.cue->end > place.tokens.begin) return false;
  if (!is_mark(scene.reading, place.tokens.begin - 1, Mark::comma | Mark::semicolon | Mark::dash)) return false;
  std::uint32_t end = claim.cue->end;
  if (claim.source && claim.source->begin >= before.tokens.end) end = std::max(end, claim.source->end);
  if (is_comma(scene.reading, end) && scene.reading.is(end + 1, WordClass::relative)) return true;
  if (is_behind_relative_of(scene, index, claim)) return true;
  const TokenRange cues = cues_in(scene, {claim.cue->end, place.tokens.begin});
  return std::none_of(scene.cues.begin() + cues.begin, scene.cues.begin() + cues.end,
                      [](const Cue& cue) { return cue.strength() >= 0.45F; });
}

// A short quotation that opens a paragraph, as the turns of a dialogue do.
bool is_turn(const Scene& scene, std::size_t index) {
  const Place& place = scene.places[index];
  const auto& evidence = scene.reading.evidence;
  if (!opens_paragraph(scene.reading, place)) return false;
  return !evidence.marked[place.marked].continues && place.tokens.size() < longest_turn;
}

// Whether paragraph after paragraph opens with a mark, as in fiction.
bool is_among_openings(const Scene& scene, std::uint32_t paragraph) {
  const auto& paragraphs = scene.reading.evidence.segments.paragraphs;
  // Of the worded paragraphs next to this one, the empty ones between them passed over.
  const auto count = [&](std::int64_t step) {
    std::uint32_t openings = 0;
    std::size_t seen = 0;
    std::int64_t p = paragraph + step;
    for (std::size_t tried = 0; tried < most_passed && seen < neighbours; ++tried, p += step) {
      if (p < 0 || std::cmp_greater_equal(p, paragraphs.size())) break;
      const auto tokens = paragraphs[static_cast<std::size_t>(p)].tokens;
      if (tokens.empty()) continue;
      ++seen;
      openings += scene.reading.marked[tokens.begin] != 0 ? 1 : 0;
    }
    return openings;
  };
  return 1 + count(-1) + count(1) >= fewest_openings;
}

bool holds_first_person(const Reading& reading, TokenRange tokens) {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const std::uint32_t word = reading.token(i).folded;
    for (const std::uint32_t own : {text::hash_of("i"), text::hash_of("we"), text::hash_of("my"), text::hash_of("our"),
                                    text::hash_of("us"), text::hash_of("me")}) {
      if (word == own) return true;
    }
  }
  return false;
}

// “Who has it?” asked Lee. |“Nobody.”| A word or two behind what somebody asks of others are another's, in a paragraph
// that goes on, too; but “Do I regret it?” he asked. “No.”
bool is_short_answer(const Scene& scene, const Place& earlier, const Claim& claim, std::size_t index) {
  constexpr std::uint32_t longest = 5;  // tokens, marks and stop included
  const Place& place = scene.places[index];
  if (earlier.last_inside != U'?' || place.tokens.size() > longest || !claim.cue) return false;
  if (!place.before().empty() || !place.after().empty() || !closes_speech(place.last_inside)) return false;
  const TokenRange cues = cues_in(scene, *claim.cue);
  const bool is_asked = !cues.empty() && scene.cues[cues.begin].rate(Frame::wh) >= 0.8F;
  return is_asked && claim.cue->begin >= earlier.tokens.end && !holds_first_person(scene.reading, earlier.tokens) &&
         !holds_first_person(scene.reading, place.tokens);
}

// Whether the paragraph that a place opens is another's turn: behind a question (“Where is it?” asked Lee. / |“Under
// the mat.”|), or one in a dialogue.
bool is_answer(const Scene& scene, const Place& earlier, std::size_t index) {
  const Place& place = scene.places[index];
  if (earlier.last_paragraph == place.paragraph || !opens_paragraph(scene.reading, place) ||
      scene.reading.evidence.marked[place.marked].continues) {
    return false;
  }
  if (earlier.last_inside == U'?' || is_among_openings(scene, place.paragraph)) return true;
  std::uint32_t turns = 0;
  const std::size_t end = std::min(scene.places.size(), index + 1 + neighbours);
  for (std::size_t k = index - std::min(index, neighbours); k < end; ++k) turns += is_turn(scene, k) ? 1 : 0;
  return turns >= fewest_turns;
}

// “We won,” said Lee. |He shook his head. /| “Again.” Behind a sentence of the narrator's and a new paragraph, a
// quotation is one of its own.
bool is_apart(const Place& earlier, const Place& place, const segment::Sentence* before) {
  return before != nullptr && earlier.last_paragraph != place.paragraph && before->tokens.begin >= earlier.sentence.end;
}

// The nearest place before with a source: its attribution goes on.
void propose_quotation(const Scene& scene, std::size_t index, const segment::Sentence* before, Proposals& proposals) {
  const Place& place = scene.places[index];
  std::size_t k = index;
  while (k > 0 && index - k < most_cues && !(scene.earlier[k - 1] && scene.earlier[k - 1]->source)) --k;
  if (k == 0 || index - k >= most_cues) return;
  const Claim& claim = *scene.earlier[k - 1];
  if (is_answer(scene, scene.places[k - 1], index) || is_short_answer(scene, scene.places[k - 1], claim, index)) return;
  // Only a quotation that opens its sentence is a fragment of the one before.
  const bool is_fragment = place.before().empty() || follows_marks(scene, index);
  Proposal proposal{.rule = is_fragment ? rules::goes_on : rules::carried_over,
                    .source = claim.source,
                    .features = proposals.front().features};
  if ((is_fragment && !is_apart(scene.places[k - 1], place, before)) ||
      (k == index && is_interrupted(scene, index, claim)))
    proposal.cue = claim.cue;
  auto& features = proposal.features;
  const Piece near = nearness(scene, place, scene.places[k - 1], before);
  const Piece shape = shape_name(place);
  features.add("quotation", near, shape);
  features.add(proposal.rule, near);
  features.add(proposal.rule, Piece(std::string_view(claim.rule)), near);
  const auto cues = cues_in(scene, {scene.places[k - 1].sentence.end, place.tokens.begin});
  features.add(proposal.rule, near, cues.empty() ? Piece("no-cue-between") : Piece("cue-between"));
  if (scene.reading.evidence.marked[place.marked].continues) features.add(proposal.rule, "continues");
  if (k != index) features.add(proposal.rule, "past-unattributed");
  proposals.push_back(std::move(proposal));
}

// Whether a place before was given to this cue: then its attribution goes on as a quotation's.
bool is_taken(const Scene& scene, std::size_t index, const Cue& cue) {
  for (std::size_t k = index; k > 0 && index - k < most_cues; --k) {
    const auto& claim = scene.earlier[k - 1];
    if (claim && claim->cue && claim->cue->begin == cue.tokens.begin) return true;
  }
  return false;
}

// What names a subject; its name alone where the phrase has swallowed the verb: “Bruno |pointed with his pipe.|”
TokenRange source_of(const Reading& reading, const NounPhrase& subject, std::uint32_t end) {
  if (const auto owner = owner_of_utterance(reading, subject.core)) return *owner;  // |Gran’s| verdict? “…”
  if (subject.phrase.end < end && !is_mark(reading, subject.phrase.end, Mark::period)) return subject.phrase;
  TokenRange name{subject.core.begin, subject.core.begin};
  while (name.end < subject.core.end && reading.is(name.end, WordClass::name_like)) ++name.end;
  return name.empty() ? subject.core : name;
}

// |The room| was dark. “Hello?” A thing of which the sentence tells how it is says nothing; but the report was blunt.
bool is_mute(const Reading& reading, const NounPhrase& subject) {
  const std::uint32_t head = subject.core.end - 1;
  return subject.kind == NounPhrase::Kind::nominal && reading.is(subject.whole.end, WordClass::be) &&
         !reading.any(subject.core, WordClass::person_noun | WordClass::name_like | WordClass::possessive) &&
         !may_speak(reading, head) && !TellingWords::english().has(reading.token(head), TellingWords::utterance);
}

// The subject of the sentence before, where that has no cue: “Lee was furious. ‘They never called.’”
void propose_subject(const Scene& scene, std::size_t index, const segment::Sentence* before, Proposals& proposals) {
  const Place& place = scene.places[index];
  if (before == nullptr || before->tokens.empty() || before->paragraph != place.paragraph || !place.before().empty())
    return;
  if (scene.reading.marked[before->tokens.begin] != 0) return;
  const auto subject = phrase_at(scene.reading, before->tokens.begin, before->tokens.end);
  if (!subject || subject->core.end >= before->tokens.end) return;
  const bool is_bare = subject->core.size() == 1 && before->tokens.size() == 2;  // “Hello?” |Silence.| “Hello?”
  if (is_bare && !is_somebody(scene.reading, *subject)) return;
  if (is_mute(scene.reading, *subject)) return;
  const bool is_thing = scene.reading.token(subject->core.begin).folded == text::hash_of("it");
  if (is_thing && !cues_in(scene, before->tokens).empty()) return;  // |It| is, he says, no diet.
  Proposal proposal{.rule = rules::carried_over,
                    .source = source_of(scene.reading, *subject, before->tokens.end),
                    .features = proposals.front().features};
  add_source_features(scene, place, *subject, proposal);
  proposal.features.add(proposal.rule, "subject", shape_name(place));
  proposal.features.add(proposal.rule, "subject",
                        is_finite_verb(scene.reading, subject->whole.end) ? Piece("verb") : Piece("other"));
  proposals.push_back(std::move(proposal));
}

// May the place go on with what this cue of the sentence before reports?
bool goes_on(const Scene& scene, std::size_t index, const Cue& cue) {
  return cue.kind == CueClass::verb && scene.reading.marked[cue.head] == 0 && !is_taken(scene, index, cue);
}

// What do |you| say to critics? Who is asked in a question is not named by it.
bool is_asked(const Reading& reading, const NounPhrase& source, TokenRange sentence) {
  return reading.token(source.core.begin).folded == text::hash_of("you") &&
         is_mark(reading, sentence.end - 1, Mark::question);
}

bool ends_in_colon(const Reading& reading, TokenRange tokens) {
  return !tokens.empty() && is_mark(reading, tokens.end - 1, Mark::colon);
}

// The sentence before, where it is no quotation: “Lee said taxes would rise. ‘We must.’”
void propose_sentence(const Scene& scene, std::size_t index, const segment::Sentence* before, Proposals& proposals) {
  if (before == nullptr) return;
  const Features none = proposals.front().features;
  const Place& place = scene.places[index];
  TokenRange tokens = before->tokens;
  if (tokens.size() > reach) tokens.begin = tokens.end - reach;
  const TokenRange cues = cues_in(scene, tokens);
  const bool is_same_paragraph = before->paragraph == place.paragraph;
  for (std::uint32_t rank = 0; rank < 3 && rank < cues.size(); ++rank) {
    const Cue& cue = scene.cues[cues.end - 1 - rank];
    if (!goes_on(scene, index, cue)) continue;
    const auto source = subject_before(scene.reading, tokens.begin, cue);
    if (!source || is_asked(scene.reading, *source, tokens)) continue;
    Proposal proposal{.rule = rules::carried_over, .source = source->phrase, .features = none};
    add_source_features(scene, place, *source, proposal);
    auto& features = proposal.features;
    const Piece strength = strength_name(cue.strength());
    const Piece near = is_same_paragraph ? Piece("sentence-before") : Piece("paragraph-before");
    features.add(proposal.rule, near, shape_name(place));
    features.add(proposal.rule, near, strength);
    features.add(proposal.rule, rank == 0 ? Piece("nearest") : Piece("farther"), strength);
    if (ends_in_colon(scene.reading, tokens)) features.add(proposal.rule, "colon", near);
    proposals.push_back(std::move(proposal));
  }
}

}  // namespace

void propose_earlier(const Scene& scene, std::size_t index, Proposals& proposals) {
  const auto* before = sentence_before(scene, scene.places[index]);
  propose_quotation(scene, index, before, proposals);
  propose_sentence(scene, index, before, proposals);
  propose_subject(scene, index, before, proposals);
}

}  // namespace onrecord::attribution
