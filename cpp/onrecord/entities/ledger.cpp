// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/ledger.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

constexpr int most_context = 5;  // many neighbours weigh no more than a head or a listed name
constexpr int surname_points = 7;
constexpr int family_points = 11;  // outweighs the article, which speaks against one person
constexpr int first_name_points = 4;
constexpr int bearer_points = 2;     // with surname_points: more than a listed place or firm of the same name
constexpr int attribute_points = 5;  // with bearer_points: the same, although an article stands before
constexpr int famous_weight = 7;     // of a listed place that nobody's name takes the place of before a noun
constexpr int spoken_of_points = 5;  // with first_name_points: the same
constexpr int short_form_points = 4;
constexpr int last_word_points = 2;  // of a body: as much as a family name that nobody in the text is known to bear
constexpr int acronym_points = 6;

// The initials of a name's capitalised words, as its acronym would be written.
std::string initials(const Page& page, TokenRange tokens) {
  std::string letters;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const char first = page.text[page.token(i).begin];
    if (page.capital(i) && first >= 'A' && first <= 'Z') letters += first;
  }
  return letters;
}

// “Derisory,” said Lee: an unknown word that is all somebody says.
bool is_all_between_marks(const Page& page, const Name& name) {
  const std::uint32_t next = name.tokens.end;
  return name.tokens.begin > 0 && next + 1 < page.tokens.size() &&
         page.token(name.tokens.begin - 1).kind == segment::TokenKind::quote_mark &&
         page.token(next).kind == segment::TokenKind::punctuation &&
         page.token(next + 1).kind == segment::TokenKind::quote_mark;
}

// A sentence's first word that no list knows: what follows tells whether it is a name. "Comelf said", "Okonjo, who",
// "Lanxess's" against "Sluggish demand".
bool reads_as_name(const Page& page, const Name& name) {
  const std::uint32_t next = name.tokens.end;
  if (next >= page.segments.tokens.size()) return false;
  const Token& token = page.token(next);
  if (token.kind == segment::TokenKind::clitic || token.kind == segment::TokenKind::number) return true;
  if (!token.is_word()) return token.kind == segment::TokenKind::punctuation && !page.is_mark(next, ':');
  if (page.facts(next).is(WordClass::person_verb | WordClass::auxiliary)) return true;
  const std::string_view written = page.word(next);
  return page.facts(next).does(Deed::human) || (written.size() > 3 && written.ends_with("ed"));
}

// "Marsh beat Tonks": what one side does to another, and a name behind.
bool beats_somebody(const Page& page, const Name& name) {
  constexpr std::uint8_t rather_rare = 3;  // police beat protesters
  const std::uint32_t verb = name.tokens.end;
  if (page.facts(name.tokens.begin).lower > rather_rare) return false;
  return verb + 1 < page.tokens.size() && page.facts(verb).does(Deed::contest) && page.capital(verb + 1) &&
         !page.facts(verb + 1).is(WordClass::never);
}

// "Holly said she could not look", "Wren, 9, asked": a given name that is an everyday word, though not of the
// commonest, where it acts; any such word where nothing but a person does.
bool acts_as_person(const Name& name, const WordFacts& word) {
  constexpr std::uint8_t rather_rare = 3;
  constexpr int by_deed = 4;
  const int points = name.context.points(EntityType::person);
  return word.lower <= rather_rare && !word.kind && points >= (word.given > 0 ? by_deed : most_context);
}

// What no other name of the document confirms: "Wexley and his wife", "Comelf said"; not "Sluggish demand".
bool is_name_by_itself(const Page& page, const Name& name, const WordFacts& word) {
  if (word.common()) return false;
  if (word.known() || word.given > 0 || page.known_surname(name.tokens.begin)) return true;
  if (name.context.points(EntityType::person) > 0) return true;  // Wexley and his wife
  if (is_all_between_marks(page, name)) return false;
  return !page.lexicon.is_inflected(page.word(name.tokens.begin)) && reads_as_name(page, name);
}

// A family name before a given name of two syllables, the second small: Park Geun-hye.
bool begins_with_family(const Page& page, TokenRange name) {
  const std::uint32_t hyphen = name.begin + 2;
  if (name.size() != 4 || !page.is_mark(hyphen, '-') || !page.glued(hyphen) || !page.glued(hyphen + 1)) return false;
  return page.token(hyphen + 1).is_word() && !page.capital(hyphen + 1);
}

// "the Jackson incident": an article before, a noun in lower case behind; not "the London talks".
bool gives_name_to_noun(const Page& page, const Name& name) {
  const std::uint32_t next = name.tokens.end;
  if (name.tokens.begin == 0 || next >= page.tokens.size()) return false;
  if (page.gazetteer->entries()[name.match->entries[0]].weight >= famous_weight) return false;
  const std::string_view article = page.word(name.tokens.begin - 1);
  const bool behind_article = article == "the" || article == "The" || article == "a";
  return behind_article && page.token(next).is_word() && !page.capital(next) && !page.facts(next).is(WordClass::opener);
}

// How far the best type is ahead of the second.
template <class Points>
int lead_of(const Points& points) {
  auto best = points[0];
  auto second = std::numeric_limits<typename Points::value_type>::min();
  for (std::size_t i = 1; i < points.size(); ++i) {
    second = std::max(second, std::min(best, points[i]));
    best = std::max(best, points[i]);
  }
  return best - second;
}

}  // namespace

Ledger::Points Ledger::Form::points() const {
  Points sum = words;
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += std::clamp(context[i], -most_context, most_context);
  return sum;
}

Ledger::Ledger(const Page& page, const std::vector<Name>& names) : numbers_(names.size()), words_(names.size()) {
  forms_.reserve(names.size());
  for (const Name& name : names) count(page, name);
  for (const Name& name : names) learn(page, name);
}

Ledger::Form& Ledger::form_of(const Name& name) {
  std::uint32_t& number = numbers_.at(name.form);
  if (number == 0) {
    forms_.emplace_back();
    number = static_cast<std::uint32_t>(forms_.size());
  }
  return forms_[number - 1];
}

void Ledger::count(const Page& page, const Name& name) {
  Form& form = form_of(name);
  for (std::size_t i = 0; i < form.words.size(); ++i) {
    form.words[i] = std::max<std::int32_t>(form.words[i], name.votes.of[i]);
    form.context[i] += name.context.of[i];
  }
  form.is_human = form.is_human || name.context.points(EntityType::person) >= most_context;
  if (name.doubtful) return;
  form.certain = true;
  for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i)
    if (page.capital(i)) words_.at(page.token(i).folded);
}

void Ledger::learn_person(const Page& page, const Name& name) {
  if (name.tokens.size() == 3 && page.is_mark(name.tokens.begin + 1, '-')) return;  // Holtz-Eakin, or Macron-Merkel
  std::uint32_t last = name.tokens.end - 1;
  if (page.facts(last).is(WordClass::suffix) && last > name.tokens.begin + 1) --last;
  if (page.is_mark(last, ',')) --last;
  WordSeen& first = words_.at(page.token(name.tokens.begin).folded);
  first.person_first = true;
  first.person_last = first.person_last || begins_with_family(page, name.tokens);
  if (first.gender == Gender::unknown) first.gender = name.gender;
  words_.at(page.token(last).folded).person_last = true;
}

void Ledger::learn(const Page& page, const Name& name) {
  if (name.tokens.size() < 2 || name.doubtful) return;
  const Points points = find(name)->points();
  const auto best =
      name.settled ? name.type : static_cast<EntityType>(std::ranges::max_element(points) - points.begin());
  if (best == EntityType::person) {
    learn_person(page, name);
  } else if (best == EntityType::org && !page.facts(name.tokens.begin).is(WordClass::direction)) {
    words_.at(page.token(name.tokens.begin).folded).org_first = true;
    words_.at(page.token(name.tokens.end - 1).folded).org_last = true;
  }
  if (best != EntityType::org && best != EntityType::event && best != EntityType::law) return;
  const std::string letters = initials(page, name.tokens);
  if (letters.size() >= 2) note_acronym(text::folded_hash(letters), best);
}

// The first of several bearers has it.
void Ledger::note_acronym(std::uint32_t folded, EntityType type) {
  if (!acronyms_.contains(folded)) acronyms_.at(folded) = type;
}

bool Ledger::is_surname(std::uint32_t folded) const { return words_[folded].person_last; }

bool Ledger::confirms(const Page& page, const Name& name) const {
  const Form* form = find(name);
  if (form != nullptr && form->certain) return true;
  const WordSeen word = words_[page.token(name.tokens.begin).folded];
  const WordFacts& facts = page.facts(name.tokens.begin);
  if (word.person_last || word.org_first) return true;
  if (page.title_at(name.tokens.begin, name.tokens.end)) return false;  // Captain said; but a Sachin Pilot’s “Pilot”
  if (word.person_first) return !facts.everyday() || reads_as_name(page, name);  // Will Farris; but "Will he come?"
  if (beats_somebody(page, name)) return true;
  if (acts_as_person(name, facts)) return true;
  constexpr std::uint8_t rather_rare = 3;
  if (facts.given >= often_given && facts.lower <= rather_rare && reads_as_name(page, name))
    return true;  // Billy waved
  return is_name_by_itself(page, name, facts);
}

bool Ledger::is_person(const Page& page, std::uint32_t token) const {
  const WordSeen word = words_[page.token(token).folded];
  return word.person_last || word.person_first;
}

// "the Clintons" where the document names a Clinton.
std::optional<int> Ledger::plural_of(const Page& page, const Name& name) const {
  if (name.tokens.size() != 1 || name.match != nullptr) return std::nullopt;
  const std::string_view word = page.word(name.tokens.begin);
  if (word.size() < 4 || !word.ends_with('s')) return std::nullopt;
  const std::uint32_t stem = text::folded_hash(word.substr(0, word.size() - 1));
  const std::string_view before = name.tokens.begin > 0 ? page.word(name.tokens.begin - 1) : std::string_view{};
  const bool behind_article = before == "the" || before == "The";
  if (is_surname(stem) || (behind_article && page.known_surnames.contains(stem))) return family_points;
  return std::nullopt;
}

// What the document tells of the one word of a name: a surname, a first name, a short form or an acronym it used
// before.
void Ledger::add_points_of_word(const Page& page, std::uint32_t token, Points& points) const {
  const std::uint32_t folded = page.token(token).folded;
  const WordSeen word = words_[folded];
  if (word.person_last) points[static_cast<std::size_t>(EntityType::person)] += surname_points;
  if (word.person_first && page.facts(token).given > 0)
    points[static_cast<std::size_t>(EntityType::person)] += first_name_points;
  if (word.org_last) points[static_cast<std::size_t>(EntityType::org)] += last_word_points;
  if (word.org_first) points[static_cast<std::size_t>(EntityType::org)] += short_form_points;
  if (!page.token(token).is(TokenShape::all_upper)) return;
  if (const EntityType* full = acronyms_.find(folded)) points[static_cast<std::size_t>(*full)] += acronym_points;
}

// "Whitney Houston sang. Houston died.": the document's own bearer of a name goes before a place or firm everybody
// knows, where no neighbour tells of a place ("in Houston"); one called so by the given name, where it acts as persons
// do; "Finn smiled" is no people's either.
void Ledger::prefer_bearer(const Page& page, const Name& name, Points& points) const {
  const WordSeen word = words_[page.token(name.tokens.begin).folded];
  const Form* form = find(name);
  const auto told = [&](EntityType type) {
    return form == nullptr ? name.context.points(type) : form->context[static_cast<std::size_t>(type)];
  };
  if (page.token(name.tokens.begin).is(TokenShape::all_upper)) return;  // UN is no Kim Jong Un
  const bool is_named = word.person_last && gives_name_to_noun(page, name);
  if (told(EntityType::gpe) > 0 || told(EntityType::org) > (is_named ? 0 : told(EntityType::person))) return;
  const bool acts = name.context.points(EntityType::person) > 0 && page.facts(name.tokens.begin).given_name();
  int& person = points[static_cast<std::size_t>(EntityType::person)];
  if (word.person_last) person += bearer_points;
  if (is_named) person += attribute_points;
  const bool is_human = form != nullptr && form->is_human && page.facts(name.tokens.begin).given_name();
  if ((acts && word.person_first) || (is_human && name.context.points(EntityType::person) >= 0))
    person += spoken_of_points;
}

// Of all mentions of the name in the prose, or else of this one.
Ledger::Points Ledger::points_of(const Name& name) const {
  if (const Form* form = find(name)) return form->points();
  Points points;
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = name.votes.of[i] + name.context.of[i];
  return points;
}

void Ledger::settle(const Page& page, Name& name) const {
  if (name.settled) return;
  Points points = points_of(name);
  if (name.tokens.size() == 1) {
    add_points_of_word(page, name.tokens.begin, points);
    if (name.match != nullptr) prefer_bearer(page, name, points);
  }
  if (const auto bearers = plural_of(page, name)) points[static_cast<std::size_t>(EntityType::person)] += *bearers;
  const auto* const best = std::ranges::max_element(points);
  name.lead = lead_of(points);
  const auto type = static_cast<EntityType>(best - points.begin());
  if (*best > 0)
    name.type = type;
  else
    name.type = EntityType::org;
}

}  // namespace onrecord::entities
