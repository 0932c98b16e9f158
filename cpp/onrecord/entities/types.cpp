// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/types.hpp"

#include <algorithm>
#include <array>

#include "onrecord/entities/context.hpp"

namespace onrecord::entities {
namespace {

using enum EntityType;

constexpr int hint = 1;
constexpr int reason = 3;
constexpr int settles = 6;

// What the words of the name say.
class Words {
 public:
  Words(const Page& page, Name& name) : page_(page), name_(name), begin_(name.tokens.begin), end_(name.tokens.end) {}

  void vote() {
    listed();
    if (name_.settled) add(name_.type, 2 * settles);
    if (name_.match == nullptr) {
      head();
      person_words();
      shape();
    }
    if (!name_.title.empty() && !is_listed_body()) titled();
  }

 private:
  void add(EntityType type, int points) { name_.votes.add(type, points); }
  void rule(const char* rule) {
    if (name_.rule == nullptr || name_.rule[0] == '\0' || name_.match == nullptr) name_.rule = rule;
  }

  // The best entry of the gazetteer weighs most; readings of one form follow by their weight.
  void listed() {
    if (name_.match == nullptr) return;
    int points = settles + 2;
    for (std::uint32_t i = 0; i < name_.match->entry_count && points > 0; ++i, points -= 2) {
      const EntityType type = page_.gazetteer->entries().type_of(name_.match->entries[i]);
      if (name_.votes.points(type) <= 0) add(type, points);
    }
    const TokenMatch match{name_.tokens, name_.match, page_.gazetteer->entries().type_of(name_.match->entries[0])};
    if (is_rather_given_name(page_, match)) add(person, settles + reason);
  }

  void head() {
    const WordFacts& last = page_.facts(end_ - 1);
    const WordFacts& first = page_.facts(begin_);
    const bool long_name = end_ - begin_ >= 2;
    if (const auto of = head_before_of()) {
      add(*of, settles);
    } else if (long_name && is_ship_mark()) {
      add(first.head, settles + reason);
    } else if (long_name && last.is(WordClass::head_last)) {
      add(last.head, is_family_name() ? hint : settles);
    } else if (long_name && first.is(WordClass::head_first)) {
      add(first.head, reason + 1);
    } else {
      return;
    }
    name_.rule = "head";
  }

  // USS Cole, MV Osprey Star: letters that only ships bear, before their name.
  bool is_ship_mark() const {
    const WordFacts& first = page_.facts(begin_);
    return first.is(WordClass::head_first) && first.head == product && page_.token(begin_).is(TokenShape::all_upper);
  }

  // Julia Marsh, Grace Hill: a head that is a family name, too, behind a given name.
  bool is_family_name() const {
    const WordFacts& first = page_.facts(begin_);
    if (!page_.facts(end_ - 1).is(WordClass::family) || end_ - begin_ != 2) return false;
    if (first.given > 0 && acts()) return true;  // Joy Marsh said
    return first.given_name() && (!first.everyday() || first.given >= 7);
  }

  bool acts() const {
    if (end_ >= page_.tokens.size()) return false;
    return page_.facts(end_).is(WordClass::person_verb) || page_.facts(end_).does(Deed::human);
  }

  // University of Texas: the type of the noun before "of".
  std::optional<EntityType> head_before_of() const {
    for (std::uint32_t i = begin_; i + 1 < end_; ++i) {
      if (!page_.token(i + 1).is_word() || page_.capital(i + 1)) continue;
      const WordFacts& facts = page_.facts(i);
      const std::string_view word = page_.word(i + 1);
      const bool joint = word == "of" ? facts.is(WordClass::head_of | WordClass::head_last)
                                      : facts.is(WordClass::head_on | WordClass::head_of);
      if (joint && (word == "of" || word == "for" || word == "on" || word == "against")) return facts.head;
    }
    return std::nullopt;
  }

  void person_words() {
    if (end_ - begin_ == 1)
      person_word();
    else
      full_name();
  }

  void person_word() {
    const WordFacts& word = page_.facts(begin_);
    if (word.given >= 6)
      add(person, reason);
    else if (word.given_name() && !word.common() && !page_.token(begin_).is(TokenShape::all_upper))
      add(person, hint + 1);
    if (page_.known_surname(begin_)) add(person, reason + 2);
    if (word.family && !page_.token(begin_).is(TokenShape::all_upper)) add(person, hint + 1);
  }

  void full_name() {
    const WordFacts& first = page_.facts(begin_);
    const WordFacts& last = page_.facts(end_ - 1);
    const std::uint32_t words = end_ - begin_;
    if (page_.token(end_ - 1).kind == segment::TokenKind::number) return;
    if (last.is(WordClass::suffix) && !first.is(WordClass::head_first)) add(person, settles);  // not: Article II
    if (first.given > 0 && count_words() <= 4 && !has_ampersand() && !ends_in_letters()) given_name(first);
    if (words <= 3 && page_.known_surname(end_ - 1) && !first.everyday()) add(person, reason);
    if (has_initial()) add(person, reason + 1);
    if (words >= 3 && has_particle() && !first.is(WordClass::head_first)) add(person, reason);
    if (has_second_syllable()) add(person, reason + 1);
    if (words == 2 && !first.known() && !last.known()) add(person, hint + 1);
  }

  // Ora TV: a head in capitals is nobody's family name.
  bool ends_in_letters() const {
    return page_.facts(end_ - 1).is(WordClass::head_last) && page_.token(end_ - 1).is(TokenShape::all_upper) &&
           !page_.token(begin_).is(TokenShape::all_upper);
  }

  void given_name(const WordFacts& first) {
    const bool everyday = (first.common() && first.given < often_given) || first.given < 3;
    const WordFacts& last = page_.facts(end_ - 1);
    const bool surname = (!last.everyday() && !heads_only()) || last.is(WordClass::family) ||
                         last.given >= often_given || page_.known_surname(end_ - 1);
    add(person, everyday ? (surname ? reason : hint) : (surname ? reason + 2 : reason));
    name_.gender = first.gender;
    const bool is_double = begin_ + 3 < end_ && page_.is_mark(begin_ + 1, '-');  // Jean-|Marc| Lee
    if (is_double && first.gender == Gender::unknown) name_.gender = page_.facts(begin_ + 2).gender;
    if (name_.rule == nullptr || std::string_view(name_.rule) == "run") name_.rule = "given name";
  }

  // Haulage, Academy: what heads names of bodies and is nobody's.
  bool heads_only() const {
    const WordFacts& last = page_.facts(end_ - 1);
    return last.is(WordClass::head_last) && last.head == org && !last.is(WordClass::family) && last.given == 0;
  }

  // Written with a capital: neither hyphens nor particles.
  std::uint32_t count_words() const {
    std::uint32_t words = 0;
    for (std::uint32_t i = begin_; i < end_; ++i) words += page_.token(i).is_word() && page_.capital(i) ? 1 : 0;
    return words;
  }

  bool has_initial() const {
    for (std::uint32_t i = begin_; i + 1 < end_; ++i) {
      const Token& token = page_.token(i);
      if (token.end - token.begin == 2 && token.is(TokenShape::dotted | TokenShape::capitalized)) return true;
    }
    return false;
  }

  // Wang Shu-fen: a given name of two syllables, the second small.
  bool has_second_syllable() const {
    return end_ - begin_ == 4 && page_.is_mark(begin_ + 2, '-') && page_.token(end_ - 1).is_word() &&
           !page_.capital(end_ - 1);
  }

  bool has_ampersand() const {
    for (std::uint32_t i = begin_; i < end_; ++i)
      if (page_.is_mark(i, '&')) return true;
    return false;
  }

  bool has_particle() const {
    for (std::uint32_t i = begin_; i + 1 < end_; ++i)
      if (page_.facts(i).is(WordClass::particle) && (i > begin_ || !page_.capital(i))) return true;
    return false;
  }

  void shape() {
    if (has_ampersand()) add(org, settles);
    if (end_ - begin_ == 1)
      word_shape(page_.token(begin_));
    else
      words_shape();
  }

  void word_shape(const Token& word) {
    const std::uint32_t length = word.end - word.begin;
    if (word.is(TokenShape::all_upper)) add(org, length <= 6 ? reason : hint);
    if (word.is(TokenShape::dotted) && length >= 4) add(org, hint);
    if (word.is(TokenShape::inner_upper)) add(org, has_surname_shape(page_.word(begin_)) ? 0 : reason);
    if (word.is(TokenShape::has_lower) && is_clan_name(page_.word(begin_))) add(person, hint + 1);
    if (word.is(TokenShape::has_digit)) add(product, is_code(word) ? reason + 2 : hint);
    add(org, hint);
  }

  // SX1, A380, BRCA1: a code; but M25.
  static bool is_code(const Token& word) {
    const std::uint32_t length = word.end - word.begin;
    if (word.is(TokenShape::has_lower) || length < 3) return false;
    return length > 3 || word.is(TokenShape::all_upper);
  }

  void words_shape() {
    const bool mixed = page_.token(begin_).is(TokenShape::all_upper) && page_.token(end_ - 1).is(TokenShape::has_lower);
    if (mixed) add(org, ends_with_city() ? settles : reason);
    for (std::uint32_t i = begin_ + 1; i < end_; ++i) {
      if (page_.token(i).kind == segment::TokenKind::number) add(product, reason);
    }
    everyday_words();
  }

  // CSKA Sofia, FC Porto.
  bool ends_with_city() const {
    const std::uint32_t match = page_.match_from[end_ - 1];
    return match != 0 && page_.matches[match - 1].tokens.end == end_ && page_.matches[match - 1].type == gpe;
  }

  // O'Neil, McAteer.
  static bool is_clan_name(std::string_view word) {
    return word.starts_with("O'") || word.starts_with("O’") || word.starts_with("Mc");
  }

  // Names of bodies are made of everyday words, names of persons are not.
  void everyday_words() {
    std::uint32_t everyday = 0;
    for (std::uint32_t i = begin_; i < end_; ++i)
      everyday += page_.facts(i).everyday() && !page_.facts(i).is(WordClass::particle) ? 1 : 0;
    if (everyday * 2 > end_ - begin_)
      add(org, hint + 1);
    else if (everyday == 0 && end_ - begin_ <= 3 && !heads_only())
      add(person, hint + 1);
    else
      add(org, hint);
  }

  // Mother Emanuel AME Church: no person bears it.
  bool is_listed_body() const {
    return name_.match != nullptr && end_ - begin_ > 1 && name_.votes.points(person) <= 0 &&
           name_.votes.points(org) > 0;
  }

  void titled() {
    add(person, settles + reason);
    if (name_.match == nullptr) name_.rule = "title";
    const auto title = page_.title_at(name_.title.begin, name_.title.end);
    if (title && title->value->gender != Gender::unknown) name_.gender = title->value->gender;
  }

  const Page& page_;
  Name& name_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void cast_votes(const Page& page, const Line& line, Name& name) {
  Words(page, name).vote();
  if (!name.settled) vote_by_context(page, line, name);
}

bool has_surname_shape(std::string_view word) {
  static constexpr std::array<std::string_view, 6> beginnings{"Mc", "Mac", "De", "Di", "La", "Fitz"};
  const auto begins = [&](std::string_view beginning) { return word.starts_with(beginning); };
  return std::ranges::any_of(beginnings, begins) || word.find('\'') != std::string_view::npos ||
         word.find("’") != std::string_view::npos;
}

}  // namespace onrecord::entities
