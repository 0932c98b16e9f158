// Rules for attributions by punctuation: Lee: ‘We won’ – and “We won.” – Ann Lee
// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include <algorithm>

#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

constexpr std::uint32_t longest_signature = 20;  // tokens

// “Aunt May |tutted|: …”: a verb no cue table knows, all that stands between its subject and the colon.
bool is_unlisted_verb(const Scene& scene, const NounPhrase& subject, std::uint32_t colon) {
  const std::uint32_t verb = colon - 1;
  if (verb <= subject.phrase.begin || !scene.reading.is(verb, Word::verb_past | Word::verb_participle)) return false;
  std::uint32_t first = verb;  // someone |had| sprayed
  while (first > subject.phrase.end && scene.reading.is(first - 1, Word::auxiliary | Word::adverb) &&
         !scene.reading.is(first - 1, Word::be))
    --first;
  if (subject.phrase.end != first || (first == verb && !scene.reading.is(verb, Word::verb_past))) return false;
  return cues_in(scene, {verb, colon}).empty();
}

// “Section 9 |states|: …”: the last word of what reads like a phrase is a verb of the cue table.
bool ends_in_cue(const Scene& scene, const NounPhrase& phrase) {
  const std::uint32_t last = phrase.phrase.end - 1;
  if (phrase.phrase.size() < 2 || !scene.reading.is(last, Word::verb_third) ||
      scene.reading.token(last).is(segment::TokenShape::capitalized)) {
    return false;
  }
  const TokenRange cues = cues_in(scene, {last, last + 1});
  return !cues.empty() && scene.cues[cues.begin].kind == CueClass::verb &&
         !scene.reading.is(last - 1, Word::possessive | Word::determiner | Word::adjective);
}

// “|Lee| on the loss: …”: who speaks, without what about; “RT |@lee|: …”: whose post it is.
TokenRange without_subject_matter(const Reading& reading, const NounPhrase& phrase) {
  if (reading.token(phrase.core.end - 1).kind == segment::TokenKind::handle)
    return {phrase.core.end - 1, phrase.core.end};
  const bool is_somebody = phrase.kind == NounPhrase::Kind::name ||
                           reading.is(phrase.core.end - 1, Word::person_noun | Word::name_like) ||
                           reading.token(phrase.core.end - 1).is(segment::TokenShape::all_upper);
  const bool is_about = phrase.core.end < phrase.phrase.end && reading.word(phrase.core.end) == "on" && is_somebody;
  return is_about ? phrase.core : phrase.phrase;
}

// That `phrase`, or what of it is the source, says what the colon before the place opens.
Proposal remark(const Scene& scene, const Place& place, const NounPhrase& phrase, const Features& none) {
  const std::uint32_t end = place.before().end;
  Proposal proposal{.rule = rules::source_colon_quote,
                    .source = without_subject_matter(scene.reading, phrase),
                    .cue = TokenRange{end - 1, end},
                    .features = none};
  add_source_features(scene, place, phrase, proposal);
  proposal.features.add(proposal.rule, shape_name(place));
  proposal.features.add(proposal.rule, "no-cue");
  return proposal;
}

// Her message |to the town| was blunt: one past to whom an utterance is.
std::uint32_t over_hearer(const Reading& reading, TokenRange core, std::uint32_t last) {
  if (core.end >= last || reading.word(core.end) != "to" || !owner_of_utterance(reading, core)) return core.end;
  const auto hearer = phrase_at(reading, core.end + 1, last);
  return hearer ? hearer->core.end : core.end;
}

// “|Lee’s| answer was brief: …”: whose remark the colon opens.
std::optional<Proposal> owned_remark(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange before = place.before();
  if (before.size() < 5 || !is_mark(reading, before.end - 1, Mark::colon)) return std::nullopt;
  const auto phrase = phrase_at(reading, before.begin, before.end - 1);
  if (!phrase) return std::nullopt;
  const std::uint32_t be = over_hearer(reading, phrase->core, before.end - 1);
  if (!reading.is(be, Word::be)) return std::nullopt;
  for (std::uint32_t i = be + 1; i + 1 < before.end; ++i) {
    if (!reading.is(i, Word::adjective | Word::adverb | Word::coordinator) && !is_comma(reading, i))
      return std::nullopt;
  }
  if (reading.is(phrase->core.end - 1, Word::person_noun)) return std::nullopt;  // Lee’s |brother| was brief
  std::uint32_t owner = phrase->core.end - 1;
  while (owner > phrase->core.begin && !reading.is(owner, Word::possessive)) --owner;
  if (!reading.is(owner, Word::possessive)) return std::nullopt;
  const TokenRange source{phrase->core.begin, owner + 1};
  return remark(scene, place, {source, source, source, NounPhrase::Kind::name}, none);
}

// The proposal for what `phrase`, whose head is an utterance, says is somebody's: |Lee’s| answer.
std::optional<Proposal> of_utterance(const Scene& scene, const Place& place, const NounPhrase& phrase,
                                     const Features& none) {
  const auto source = owner_of_utterance(scene.reading, phrase.core);
  if (!source) return std::nullopt;
  auto proposal = remark(scene, place, {*source, *source, *source, NounPhrase::Kind::name}, none);
  proposal.cue = TokenRange{phrase.core.end - 1, phrase.core.end};
  return proposal;
}

// |Her| last words to her daughter were “…”, |Lee’s| message was: “…”: whose utterance the marked words are.
std::optional<Proposal> uttered(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  TokenRange before = place.before();
  if (before.size() >= 4 && is_mark(reading, before.end - 1, Mark::colon | Mark::comma)) --before.end;
  if (before.size() < 3 || !starts_upper(reading, place)) return std::nullopt;
  if (!reading.is(before.end - 1, Word::be) || !is_finite_verb(reading, before.end - 1)) return std::nullopt;
  const auto phrase = phrase_at(reading, before.begin, before.end - 1);
  if (!phrase || reading.any({phrase->core.end, before.end - 1}, Word::finite | Word::auxiliary)) return std::nullopt;
  return of_utterance(scene, place, *phrase, none);
}

// “|Lee’s| tweet – ‘Out!’ – was liked”, “|her| answer, ‘No,’ came”: the same before marks that stand between dashes.
std::optional<Proposal> uttered_beside(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange before = place.before();
  if (before.size() < 3 || !is_mark(reading, before.end - 1, Mark::comma | Mark::dash | Mark::hyphen))
    return std::nullopt;
  const auto phrase = phrase_at(reading, before.begin, before.end - 1);
  if (!phrase || phrase->core.end + 1 != before.end) return std::nullopt;
  return of_utterance(scene, place, *phrase, none);
}

// She recalls |her father’s| advice: “…”: whose utterance stands right before the colon.
std::optional<Proposal> told_of(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange before = place.before();
  if (before.size() < 5 || !is_mark(reading, before.end - 1, Mark::colon) || !starts_upper(reading, place))
    return std::nullopt;
  if (!TellingWords::english().has(reading.token(before.end - 2), TellingWords::utterance)) return std::nullopt;
  const auto phrase = phrase_before(reading, before.begin + 1, before.end - 1);
  const auto owner = phrase ? owner_of_utterance(reading, phrase->core) : std::nullopt;
  return owner && owner->size() > 1 ? of_utterance(scene, place, *phrase, none) : std::nullopt;
}

std::optional<Proposal> sent(const Scene& scene, const Place& place, const Features& none) {
  const auto sender = sender_before(scene.reading, place);
  return sender ? std::optional(remark(scene, place, *sender, none)) : std::nullopt;
}

// Lee was |blunt|, |less impressed|, |unrepentant|: how somebody is; one word alone need be known to no table, but “was
// |told|” is what happened to him.
bool tells_state(const Reading& reading, std::uint32_t i) {
  if (reading.is(i, Word::be) || !reading.token(i).is_word()) return false;
  if (reading.is(i, Word::adjective | Word::adverb | Word::coordinator)) return true;
  if (reading.is(i - 1, Word::be)) return !reading.is(i, Word::any_verb | Word::number_word | Word::name_like);
  return reading.is(i, Word::verb_participle) && reading.is(i - 1, Word::adverb | Word::adjective);
}

// “At the hearing, |Lee| was blunt: …”: of whom a clause before the colon says how he is.
std::optional<Proposal> described(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange before = place.before();
  if (before.size() < 4 || !is_mark(reading, before.end - 1, Mark::colon)) return std::nullopt;
  std::uint32_t be = before.end - 2;
  while (be > before.begin && tells_state(reading, be)) --be;
  if (be + 2 == before.end || !reading.is(be, Word::be)) return std::nullopt;
  const auto phrase = subject_before(reading, before.begin, {.tokens = {be, be + 1}, .head = be, .is_finite = true});
  if (!phrase || (reading.any(phrase->core, Word::possessive) && !reading.is(phrase->core.end - 1, Word::person_noun)))
    return std::nullopt;
  if (phrase->kind == NounPhrase::Kind::nominal && !reading.is(phrase->core.end - 1, Word::person_noun))
    return std::nullopt;
  return remark(scene, place, *phrase, none);
}

// “|Lee| could not hide her delight: …”: who does something in the clause before the colon, where no verb reports.
std::optional<Proposal> acting(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange before = place.before();
  if (before.size() < 4 || !is_mark(reading, before.end - 1, Mark::colon) || !starts_upper(reading, place))
    return std::nullopt;
  auto phrase = phrase_at(reading, before.begin, before.end - 1);
  if (!phrase || !has_verb_behind(reading, *phrase)) {  // Asked if it was over, |Lee| shook her head: “…”
    std::uint32_t comma = before.begin;
    while (comma + 1 < before.end && !is_comma(reading, comma)) ++comma;
    phrase = comma + 2 < before.end ? phrase_at(reading, comma + 1, before.end - 1) : std::nullopt;
    if (!phrase || !has_verb_behind(reading, *phrase)) return std::nullopt;
  }
  if (!cues_in(scene, {phrase->core.begin, before.end}).empty()) return std::nullopt;
  const bool is_person = phrase->kind == NounPhrase::Kind::pronoun
                             ? reading.is(phrase->core.begin, Word::subject_pronoun)
                             : is_somebody(reading, *phrase);
  return is_person ? std::optional(remark(scene, place, *phrase, none)) : std::nullopt;
}

// “|Lee| – ‘I am no wrecker’ – faces a vote”: somebody's words of himself, between dashes right behind him.
std::optional<Proposal> interposed(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange before = place.before();
  const TokenRange after = place.after();
  if (before.size() < 2 || after.size() < 2 || !is_dash(reading, before.end - 1) || !is_dash(reading, after.begin))
    return std::nullopt;
  const std::uint32_t first = reading.token(place.tokens.begin + 1).folded;
  const bool is_of_himself = first == text::hash_of("i") || first == text::hash_of("we") ||
                             first == text::hash_of("my") || first == text::hash_of("our");
  if (!is_of_himself || !starts_upper(reading, place)) return std::nullopt;
  const auto phrase = phrase_at(reading, before.begin, before.end - 1);
  if (!phrase || phrase->whole.end + 1 != before.end || !is_somebody(reading, *phrase)) return std::nullopt;
  return remark(scene, place, *phrase, none);
}

// Where what stands in brackets at the end of `line` begins: Lee |(laughing)|: “We won.”; the line's end where nothing
// does.
std::uint32_t before_brackets(const Reading& reading, TokenRange line) {
  constexpr std::uint32_t longest = 10;
  if (line.size() < 4 || !is_mark(reading, line.end - 1, Mark::close_bracket)) return line.end;
  for (std::uint32_t i = line.end - 2; i > line.begin && line.end - i <= longest; --i) {
    if (is_mark(reading, i, Mark::open_bracket)) return i;
  }
  return line.end;
}

// .@lee: …, so that all may read it.
std::uint32_t over_dot(const Reading& reading, TokenRange line) {
  const bool is_public = line.size() > 1 && reading.token(line.begin + 1).kind == segment::TokenKind::handle;
  return is_public && is_mark(reading, line.begin, Mark::period) ? line.begin + 1 : line.begin;
}

// |Said| Ann Lee: “We won.”; but “Said Ahmed: …” where that is somebody's name.
std::uint32_t over_opening_verb(const Reading& reading, TokenRange line) {
  if (line.size() < 2 || !TellingWords::english().has(reading.token(line.begin), TellingWords::opening))
    return line.begin;
  return mention_at(reading, reading.token(line.begin).begin) == nullptr ? line.begin + 1 : line.begin;
}

// Who speaks before the colon at `end`; Lee |to Ray|: “No.”
std::optional<NounPhrase> label_at(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  auto phrase = phrase_at(reading, begin, end);
  if (!phrase || phrase->whole.end == end) return phrase;
  auto speaker = speaker_to(reading, begin, end);
  if (!speaker) return phrase;
  speaker->whole.end = end;
  return speaker;
}

// |Floods|: ‘We lost it all’. What a headline is about, and nobody who may speak.
bool is_topic(const Reading& reading, const Place& place, const NounPhrase& phrase) {
  const std::uint32_t head = phrase.core.end - 1;
  if (phrase.kind != NounPhrase::Kind::nominal || !reading.is(head, Word::noun) || may_speak(reading, head))
    return false;
  // A lesson from |Lee|: “Never give up”; head |of school|: ‘I stay’
  const bool is_named = reading.any(phrase.phrase, Word::name_like) ||
                        (phrase.core.end < phrase.phrase.end && reading.word(phrase.core.end) == "of");
  return !is_named && !owner_of_utterance(reading, phrase.core) && place.after().empty() &&
         is_headline(reading, place.paragraph);
}

std::optional<Proposal> colon(const Scene& scene, const Place& place, const Features& none) {
  const TokenRange before = place.before();
  if (before.size() < 2 || !is_mark(scene.reading, before.end - 1, Mark::colon)) return std::nullopt;
  const TokenRange mark{before.end - 1, before.end};
  const std::uint32_t end = before_brackets(scene.reading, {before.begin, mark.begin});
  const std::uint32_t first = over_dot(scene.reading, {before.begin, end});
  const std::uint32_t begin = over_opening_verb(scene.reading, {first, end});
  const auto phrase = label_at(scene.reading, begin, end);
  if (!phrase) return std::nullopt;
  const bool has_verb = is_unlisted_verb(scene, *phrase, mark.begin);
  if (phrase->whole.end != end && !has_verb) return std::nullopt;
  if (end != mark.begin && phrase->kind != NounPhrase::Kind::name) return std::nullopt;
  if (!has_verb && (ends_in_cue(scene, *phrase) || is_topic(scene.reading, place, *phrase))) return std::nullopt;
  const TokenRange cue = has_verb        ? TokenRange{mark.begin - 1, mark.begin}
                         : begin > first ? TokenRange{first, begin}
                                         : mark;
  const TokenRange source = without_subject_matter(scene.reading, *phrase);
  Proposal proposal{.rule = rules::source_colon_quote, .source = source, .cue = cue, .features = none};
  add_source_features(scene, place, *phrase, proposal);
  proposal.features.add(proposal.rule, shape_name(place));
  proposal.features.add(proposal.rule, cues_in(scene, before).empty() ? Piece("no-cue") : Piece("cue"));
  return proposal;
}

// The line in which a signature may stand: the rest of the place's own, or the next one where that has no words left.
TokenRange signature_line(const Reading& reading, const Place& place) {
  const auto& paragraphs = reading.evidence.segments.paragraphs;
  const TokenRange rest{place.tokens.end, paragraphs[place.last_paragraph].tokens.end};
  if (!rest.empty() || place.last_paragraph + 1 == paragraphs.size()) return rest;
  return paragraphs[place.last_paragraph + 1].tokens;
}

std::optional<Proposal> dash(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const TokenRange line = signature_line(reading, place);
  const std::uint32_t mark = line.begin;
  if (line.size() < 2 || !is_mark(reading, mark, Mark::hyphen | Mark::dash)) return std::nullopt;
  const auto phrase = phrase_at(reading, mark + 1, line.end);
  if (!phrase) return std::nullopt;
  // What follows the name is who it is: — Ann Lee, Chief Executive, Norvane
  const bool is_described = phrase->kind == NounPhrase::Kind::name && line.size() < longest_signature &&
                            phrase->phrase.end < line.end && is_comma(reading, phrase->phrase.end) &&
                            !reading.any(line, Word::finite);
  if (phrase->whole.end + 1 < line.end && !is_described) return std::nullopt;
  Proposal proposal{.rule = rules::quote_dash_source,
                    .source = without_subject_matter(reading, *phrase),
                    .cue = TokenRange{mark, mark + 1},
                    .features = none};
  add_source_features(scene, place, *phrase, proposal);
  proposal.features.add(proposal.rule, shape_name(place));
  return proposal;
}

// “We won.” |Ann Lee|, 1973: a person's name, and no verb, behind a sentence that opens its paragraph.
std::optional<Proposal> signature(const Scene& scene, const Place& place, const Features& none) {
  const Reading& reading = scene.reading;
  const std::uint32_t last = reading.evidence.segments.paragraphs[place.last_paragraph].tokens.end;
  const TokenRange rest{place.tokens.end, last};
  const bool is_sentence = place.last_inside == U'.' || place.last_inside == U'!' || place.last_inside == U'?';
  if (rest.empty() || rest.size() > longest_signature || !is_sentence || !opens_paragraph(reading, place))
    return std::nullopt;
  const entities::Mention* const mention = mention_at(reading, reading.token(rest.begin).begin);
  if (mention == nullptr || mention->type != entities::EntityType::person || reading.any(rest, Word::finite))
    return std::nullopt;
  const auto phrase = phrase_at(reading, rest.begin, rest.end);
  if (!phrase || phrase->kind != NounPhrase::Kind::name) return std::nullopt;
  if (phrase->phrase.end < rest.end && !is_mark(reading, phrase->phrase.end, Mark::comma | Mark::open_bracket))
    return std::nullopt;
  Proposal proposal{.rule = rules::quote_dash_source, .source = phrase->phrase, .features = none};
  add_source_features(scene, place, *phrase, proposal);
  proposal.features.add(proposal.rule, shape_name(place));
  return proposal;
}

// “Tunnel will ‘never’ open, |mayor warns| – Lund Courier”: whoever speaks inside the claim goes before the paper at
// `paper`.
bool has_speaker_inside(const Proposals& proposals, TokenRange paper) {
  return std::ranges::any_of(proposals, [&](const Proposal& proposal) {
    const bool is_after = proposal.rule == rules::quote_source_cue || proposal.rule == rules::quote_cue_source;
    return is_after && proposal.word->strength() >= 0.5F && proposal.cue->end <= paper.begin;
  });
}

std::optional<Proposal> headline_line(const Scene& scene, const Place& place, const Features& none) {
  auto form = headline_opening(scene.reading, place);
  if (!form) form = headline_form(scene.reading, place.paragraph);
  if (!form || place.tokens.begin < form->content.begin || place.tokens.end > form->content.end) return std::nullopt;
  Proposal proposal{.rule = rules::headline, .source = form->source, .cue = form->cue, .features = none};
  proposal.features.add(proposal.rule, Piece(std::string_view(form->rule)));
  return proposal;
}

}  // namespace

std::optional<NounPhrase> sender_before(const Reading& reading, const Place& place) {
  const TokenRange before = place.before();
  if (before.size() < 6 || !is_mark(reading, before.end - 1, Mark::colon) || !starts_upper(reading, place))
    return std::nullopt;
  const auto utterance = core_at(reading, before.begin, before.end - 1);
  if (!utterance) return std::nullopt;
  std::uint32_t link = utterance->core.end;
  if (is_comma(reading, link)) ++link;  // the reply, |from the bank,| was brief
  if (link + 2 >= before.end) return std::nullopt;
  const bool is_from = reading.word(link) == "from";
  const std::uint64_t sent =
      is_from ? TellingWords::utterance | TellingWords::document : std::uint64_t{TellingWords::utterance};
  if ((!is_from && reading.word(link) != "of") ||
      !TellingWords::english().has(reading.token(utterance->core.end - 1), sent))
    return std::nullopt;
  auto sender = phrase_at(reading, link + 1, before.end - 1);
  if (!sender || reading.is(sender->core.end - 1, Word::time_word)) return std::nullopt;
  if (!is_from && !is_somebody(reading, *sender) && !is_body(reading, sender->core)) return std::nullopt;
  std::uint32_t verb = sender->whole.end;
  if (is_comma(reading, verb)) ++verb;
  return is_finite_verb(reading, verb) ? sender : std::nullopt;
}

void propose_form(const Scene& scene, std::size_t index, Proposals& proposals) {
  const Features none = proposals.front().features;
  const Place& place = scene.places[index];
  for (const auto rule :
       {colon, owned_remark, told_of, sent, uttered, uttered_beside, described, acting, interposed, dash, signature}) {
    if (auto proposal = rule(scene, place, none)) proposals.push_back(*std::move(proposal));
  }
  auto line = headline_line(scene, place, none);
  if (line && !has_speaker_inside(proposals, *line->cue)) proposals.push_back(*std::move(line));
}

}  // namespace onrecord::attribution
