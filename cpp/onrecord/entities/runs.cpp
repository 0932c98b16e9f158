// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/runs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "onrecord/entities/months.hpp"

namespace onrecord::entities {
namespace {

// No name is longer; keeps the work on endless rows of capitals linear.
constexpr std::uint32_t longest_run = 32;

bool is_behind_comma_and_mark(const Page& page, std::uint32_t at) {
  return at > 1 && page.token(at - 1).kind == segment::TokenKind::quote_mark && page.is_mark(at - 2, ',') &&
         !page.token(at - 1).is(TokenShape::space_before);
}

constexpr std::uint32_t shortest_coined = 4;  // bytes of a verb made of a name: Slacked

// |Slacked|, |WhatsApped|: long enough, and with the ending of a past.
bool has_form_of_coined(const Page& page, const Token& token) {
  return token.end - token.begin >= shortest_coined && page.text[token.end - 1] == 'd' &&
         page.text[token.end - 2] == 'e';
}

// “…,” Ann Lee |Slacked| on Sunday: a verb that somebody made of a name no list knows, behind who begins right behind
// marks, before a small word or the stop.
bool is_coined_behind_name(const Page& page, std::uint32_t begin, std::uint32_t at, std::uint32_t end) {
  if (!has_form_of_coined(page, page.token(at))) return false;
  if (!is_behind_comma_and_mark(page, begin) || page.facts(at).given > 0 || page.known_surname(at)) return false;
  if (at + 1 >= end || page.is_mark(at + 1, '.')) return true;
  static constexpr std::array<std::string_view, 18> small{"on", "in",    "from", "to",   "at",    "a",
                                                          "an", "the",   "her",  "his",  "them",  "me",
                                                          "us", "after", "when", "late", "early", "last"};
  return page.token(at + 1).is_word() && std::ranges::find(small, page.word(at + 1)) != small.end();
}

// Reads one run from its first word on. `end_` is one past the last word taken.
class RunReader {
 public:
  RunReader(const Page& page, const Line& line, std::uint32_t begin)
      : page_(page), line_(line), begin_(begin), end_(begin + 1), last_(line.tokens.end) {}

  std::uint32_t read() {
    take_match();
    while (end_ - begin_ < longest_run) {
      const std::uint32_t more = step();
      if (more == 0) break;
      end_ += more;
      take_match();
    }
    return end_;
  }

 private:
  // A known name is one word to the rules below, whatever joins its parts.
  void take_match() {
    const TokenMatch* match = match_at(page_, line_, end_ - 1);
    if (match == nullptr) return;
    known_ = match;
    end_ = std::max(end_, match->tokens.end);
  }

  bool capital(std::uint32_t i) const {
    return i < last_ && page_.capital(i) && !page_.token(i).is(TokenShape::line_before);
  }
  bool is(std::uint32_t i, std::uint32_t classes) const { return i < last_ && page_.facts(i).is(classes); }
  bool mark(std::uint32_t i, char c) const { return i < last_ && page_.is_mark(i, c); }
  bool same_line(std::uint32_t i) const { return !page_.token(i).is(TokenShape::line_before); }

  // How many tokens more belong to the run; 0: it ends.
  std::uint32_t step() const {
    if (end_ >= last_ || !same_line(end_)) return 0;
    if (capital(end_)) return page_.glued(end_) ? 0 : adjacent();
    const Token& next = page_.token(end_);
    if (next.is_word()) return connector();
    switch (next.kind) {
      case segment::TokenKind::number:
        return numbered() ? 1 : 0;
      case segment::TokenKind::clitic:
        return possessive();
      case segment::TokenKind::quote_mark:
        return nickname();
      default:
        return joined();
    }
  }

  // Behind a hyphen, an ampersand, a comma.
  std::uint32_t joined() const {
    if (mark(end_, '-')) return hyphen();
    if (mark(end_, '&')) return capital(end_ + 1) ? 2 : 0;
    return mark(end_, ',') ? after_comma() : 0;
  }

  std::uint32_t adjacent() const {
    if (is_coined_behind_name(page_, begin_, end_, last_) && match_at(page_, line_, end_) == nullptr) return 0;
    // A month or weekday ends a name ("Reuters Friday"), unless more of the name follows (Ash Wednesday Fund).
    if (match_at(page_, line_, end_) != nullptr && match_at(page_, line_, end_)->tokens.size() > 1) return 1;
    if (page_.token(end_).folded == page_.month_surname &&
        (page_.lexicon.title_at(page_.segments.tokens, end_ - 1, end_) || page_.facts(end_ - 1).given_name()))
      return 1;
    if (is(end_, WordClass::opener) && !is(end_, WordClass::modifier | WordClass::count) &&
        match_at(page_, line_, end_) == nullptr)
      return syllables_follow() || is_opener_as_name() ? 1 : 0;
    return is(end_, WordClass::calendar) && !is(end_ + 1, WordClass::head_last) ? 0 : 1;
  }

  // Omar Said: behind a given name, in prose, a capital makes a name of a function word that is one elsewhere.
  bool is_opener_as_name() const {
    const Token& word = page_.token(end_);
    return line_.style == LineStyle::prose && page_.facts(end_ - 1).given_name() && page_.facts(end_).given > 0 &&
           !word.is(TokenShape::all_upper) && !is(end_, WordClass::never);
  }

  // Kim In-so: a function word that is half of a given name.
  bool syllables_follow() const {
    return end_ + 2 < last_ && mark(end_ + 1, '-') && page_.glued(end_ + 1) && page_.glued(end_ + 2) &&
           page_.token(end_ + 2).end - page_.token(end_ + 2).begin <= 3;
  }

  bool numbered() const {
    const std::uint32_t digits = page_.token(end_).end - page_.token(end_).begin;
    const bool maker = known_ != nullptr && known_->tokens.end == end_ && known_->type == EntityType::org;
    if (maker && digits < 3) return false;  // Samsung 10 Haitai 3: a score
    const WordFacts& word = page_.facts(end_ - 1);
    return word.is(WordClass::numbered) && !word.is(WordClass::opener) && !page_.glued(end_) && digits <= 4;
  }

  std::uint32_t hyphen() const {
    if (!page_.glued(end_) || end_ + 1 >= last_ || !page_.glued(end_ + 1)) return 0;
    if (capital(end_ + 1)) return is(end_ + 1, WordClass::compound) ? 0 : 2;
    const Token& next = page_.token(end_ + 1);
    if (next.kind == segment::TokenKind::number) return takes_number() ? 2 : 0;
    if (next.is_word() && next.end - next.begin <= 4 && compound_goes_on(end_ + 2)) return 4;
    const bool short_tail = end_ - begin_ >= 2 && page_.capital(end_ - 2) && next.end - next.begin <= 3 &&
                            !is(end_ + 1, WordClass::compound) &&
                            page_.token(end_ - 1).end - page_.token(end_ - 1).begin <= 6 &&
                            (known_ == nullptr || known_->tokens.end != end_);
    const bool second_syllable = next.is_word() && (short_tail || is(end_ + 1, WordClass::syllable)) &&
                                 !(end_ + 2 < last_ && mark(end_ + 2, '-') && page_.glued(end_ + 2));
    return second_syllable ? 2 : 0;
  }

  // The number behind the hyphen at end_: F-16, Under-21.
  bool takes_number() const {
    return is(end_ - 1, WordClass::numbered) || page_.token(end_ - 1).end - page_.token(end_ - 1).begin <= 3;
  }

  // Port-au-Prince, Ata-ur-Rehman.
  bool compound_goes_on(std::uint32_t i) const {
    return i + 1 < last_ && mark(i, '-') && page_.glued(i) && capital(i + 1) && page_.glued(i + 1);
  }

  // Earl "Duke" Sanderlin: what he is called, between the given name and the family's. Of no given name that is known
  // where neither name is an everyday word: Siphiwe ‘Shoes’ Radebe.
  std::uint32_t nickname() const {
    if (page_.glued(end_)) return 0;
    const std::uint32_t close = nickname_end();
    if (close == 0 || !page_.glued(close) || !capital(close + 1) || page_.glued(close + 1)) return 0;
    const Token& last = page_.token(end_ - 1);
    const bool has_initial = last.is(TokenShape::dotted) && last.end - last.begin == 2 && end_ > begin_ + 1;
    const bool is_given = page_.facts(has_initial ? end_ - 2 : end_ - 1).given > 0;  // Robert C. “Bobby” Scott
    const bool are_rare =
        end_ == begin_ + 1 && known_ == nullptr && !page_.facts(begin_).known() && !page_.facts(close + 1).common();
    return is_given || are_rare ? close + 2 - end_ : 0;
  }

  bool is_little(std::uint32_t i) const {
    const std::string_view word = page_.word(i);
    return word == "the" || word == "of" || is(i, WordClass::particle);
  }

  // The mark behind the capitals, and the little words between them, that follow the mark at end_: “Vinny |the| Chin”;
  // 0: there is none.
  std::uint32_t nickname_end() const {
    std::uint32_t i = end_ + 1;
    if (!capital(i)) return 0;
    while (i < end_ + 5 && (capital(i) || (capital(i + 1) && is_little(i)))) ++i;
    return i < last_ && page_.token(i).kind == segment::TokenKind::quote_mark ? i : 0;
  }

  // Harlan, Boyle & Finch: up to three partners before the last one.
  bool partners_follow() const {
    std::uint32_t i = end_;
    while (i < end_ + 6 && mark(i, ',') && capital(i + 1)) i += 2;
    if (i == end_ || !mark(i, '&') || !capital(i + 1)) return false;
    if (is(end_ - 1, WordClass::head_last | WordClass::form)) return false;  // Evercore Partners, Moelis & Company
    return known_ == nullptr || known_->type == EntityType::person;
  }

  // ", Jr." and ", Inc." belong to the name before them.
  std::uint32_t after_comma() const {
    if (partners_follow()) return 2;
    return end_ + 1 < last_ && capital(end_ + 1) && is(end_ + 1, WordClass::suffix | WordClass::form) ? 2 : 0;
  }

  // People's Republic, Women's March: the owner is an everyday word, not a name.
  std::uint32_t possessive() const {
    if (!capital(end_ + 1)) return 0;
    const bool known = known_ != nullptr && known_->tokens.end == end_;
    if (is_saints_house()) return 2;
    if (known || page_.known_surname(end_ - 1) || (end_ - begin_ > 1 && is(end_ - 2, WordClass::particle)))
      return 0;  // Le Pen's National Rally
    if (is_titled() || person_follows()) return 0;
    const WordFacts& owner = page_.facts(end_ - 1);
    const bool everyday = owner.common() && owner.given == 0 && match_at(page_, line_, end_ - 1) == nullptr;
    return everyday && !owner.is(WordClass::staff | WordClass::head_last | WordClass::opener | WordClass::calendar) ? 2
                                                                                                                    : 0;
  }

  // St James's Hospital.
  bool is_saints_house() const {
    if (end_ - begin_ < 2 || !is(end_ + 1, WordClass::head_last)) return false;
    const std::string_view saint = page_.word(end_ - 2);
    return saint == "St" || saint == "St." || saint == "Saint";
  }

  // Unite's Sharon Graham: a given name and one word more.
  bool person_follows() const {
    const WordFacts& given = page_.facts(end_ + 1);
    return given.given_name() && !given.common() && capital(end_ + 2) && !is(end_ + 2, WordClass::head_last);
  }

  // Lord Dubs' Succession: what a person has is no part of the name.
  bool is_titled() const {
    return end_ - begin_ > 1 && page_.title_at(end_ - 2, end_ - 1) && !page_.title_at(end_ - 1, end_);
  }

  std::uint32_t connector() const {
    const std::string_view word = page_.word(end_);
    if (word == "of") return of();
    if (word == "for" || word == "on" || word == "against") return after_body();
    if (word == "and") return conjunction();
    if (word == "at") return at();
    return particles();
  }

  // One past "the"s after the connector at end_.
  std::uint32_t after_article() const {
    const std::uint32_t next = end_ + 1;
    return next < last_ && page_.word(next) == "the" ? next + 1 : next;
  }

  // John |Doe| of Springfield: a family name behind another name.
  bool ends_with_surname() const {
    const bool is_behind = end_ - begin_ > 1 && !is(end_ - 1, WordClass::head_last | WordClass::head_of);
    return is_behind && (page_.facts(end_ - 2).given_name() || is_unknown_between()) && capital(end_ - 2);
  }

  std::uint32_t of() const {
    if (const std::uint32_t more = rest_of_title()) return more;
    const std::uint32_t next = after_article();
    if (!capital(next) || is(next, WordClass::calendar)) return 0;
    const WordFacts& head = page_.facts(end_ - 1);
    const bool is_known = known_ != nullptr && known_->tokens.end == end_;
    if (is_known && known_->type != EntityType::org && !head.is(WordClass::head_of)) return 0;
    const bool role = head.is(WordClass::staff | WordClass::wavering) || title_ends_here();
    const bool opening = end_ - begin_ == 1 && opens_sentence();  // "Shares of Lomason"
    if (ends_with_surname()) return 0;
    if (opening_tag()) return 0;  // “…,” said Rattle of Boulez
    const bool joins =
        head.is(WordClass::head_of) || (head.common() && head.given < 5 && !opening) || purpose_since_body();
    return joins && !role ? next + 1 - end_ : 0;
  }

  // Jaswinder Singh Gill: no everyday word before the last one.
  bool is_unknown_between() const {
    for (std::uint32_t i = begin_; i + 1 < end_; ++i) {
      if (!page_.capital(i) || page_.facts(i).common() || page_.facts(i).is(WordClass::head_first)) return false;
    }
    return end_ - begin_ > 2;
  }

  // One word right behind what persons do.
  bool opening_tag() const {
    return end_ - begin_ == 1 && begin_ > line_.tokens.begin && is(begin_ - 1, WordClass::person_verb) &&
           !capital(begin_ - 1);
  }

  bool opens_sentence() const { return begin_ == line_.tokens.begin || !page_.token(begin_ - 1).is_word(); }

  // Assistant Secretary | of State: what is left of a listed title that goes on here; 0: none.
  std::uint32_t rest_of_title() const {
    for (std::uint32_t i = end_ - 1; i + 1 > begin_ && i + 3 >= end_; --i) {
      const auto title = page_.title_at(i, last_);
      if (title && i + title->length > end_) return i + title->length - end_;
      if (i == 0) break;
    }
    return 0;
  }

  bool title_ends_here() const { return page_.title_at(end_ - 1, end_).has_value(); }

  // Center for American Progress, Committee on Foreign Relations: a body, and what it is for.
  std::uint32_t after_body() const {
    const std::uint32_t next = after_article();
    if (!capital(next) || is(next, WordClass::calendar)) return 0;
    if (known_ != nullptr && known_->tokens.end == end_ && known_->type == EntityType::norp) return 0;
    for (std::uint32_t i = end_; i-- > begin_;) {
      const WordFacts& facts = page_.facts(i);
      if (facts.is(WordClass::head_of | WordClass::head_on) && facts.head == EntityType::org) return next + 1 - end_;
      if (end_ - i >= 2) break;
    }
    return 0;
  }

  // Department of Health and Human Services: "and" joins within the purpose of a body, before everyday words.
  std::uint32_t conjunction() const {
    if (!capital(end_ + 1) || end_ + 1 >= last_) return 0;
    const WordFacts& next = page_.facts(end_ + 1);
    const WordFacts& before = page_.facts(end_ - 1);
    if (is_family_firm()) return 2;
    if (!is_plain(next) || match_at(page_, line_, end_ + 1) != nullptr || next.is(WordClass::opener)) return 0;
    if (!is_plain(before) && before.known()) return 0;
    if (purpose_since_body()) return 2;
    return body_ends_ahead() ? 2 : 0;
  }

  // Hughes and Sons.
  bool is_family_firm() const {
    const std::string_view heirs = page_.word(end_ + 1);
    return (heirs == "Sons" || heirs == "Daughters") && !page_.facts(end_ - 1).everyday();
  }

  // An everyday word, or one that is often part of a body's name, too (Defence).
  static bool is_plain(const WordFacts& word) { return word.common() || (word.lower > 1 && word.given == 0); }

  bool purpose_since_body() const {
    for (std::uint32_t i = begin_; i + 1 < end_; ++i) {
      const bool joint = page_.token(i + 1).is_word() && !page_.capital(i + 1);
      if (joint && page_.facts(i).is(WordClass::head_of | WordClass::head_on) && page_.facts(i).head == EntityType::org)
        return true;
    }
    return false;
  }

  // the Food and Drug Administration, London Futures and Options Exchange: everyday words on both sides, then a body's
  // head.
  bool body_ends_ahead() const {
    const bool one = end_ - begin_ == 1;
    if (one && (begin_ == line_.tokens.begin || page_.word(begin_ - 1) != "the")) return false;
    if (page_.facts(end_ - 1).is(WordClass::head_last) && page_.facts(end_ - 1).head == EntityType::org && !one)
      return false;
    for (std::uint32_t i = end_ + 1; capital(i) && i < end_ + 5; ++i) {
      const WordFacts& facts = page_.facts(i);
      if (facts.is(WordClass::head_last) && facts.head == EntityType::org) return true;
      if (!is_plain(facts)) return false;
    }
    return false;
  }

  // University of Texas at Austin.
  std::uint32_t at() const {
    if (!capital(end_ + 1)) return 0;
    for (std::uint32_t i = end_ - 1; i > begin_ && i + 6 > end_; --i)
      if (page_.word(i) == "of") return page_.facts(i - 1).is(WordClass::head_of) ? 2 : 0;
    return 0;
  }

  // Up to three particles with a name behind: van der Sar, al-Assad.
  std::uint32_t particles() const {
    std::uint32_t next = end_;
    while (next < last_ && next < end_ + 3 && is(next, WordClass::particle) && !page_.capital(next) &&
           same_line(next)) {
      ++next;
      if (next < last_ && mark(next, '-') && page_.glued(next)) ++next;
    }
    return next > end_ && capital(next) ? next + 1 - end_ : 0;
  }

  const Page& page_;
  const Line& line_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t last_;
  const TokenMatch* known_ = nullptr;  // the last known name taken
};

// A run may begin with lower-case particles: al-Assad, de la Renta.
bool opens_with_particle(const Page& page, const Line& line, std::uint32_t at) {
  const Token& token = page.token(at);
  std::uint32_t next = at + 1;
  if (!token.is_word() || token.end - token.begin > 3 || next >= line.tokens.end) return false;
  const Token& follower = page.token(next);  // a capital, a hyphen or a second particle; most often none of them
  if (!page.capital(next) && follower.end - follower.begin > 3) return false;
  if (next < line.tokens.end && page.is_mark(next, '-') && page.glued(next)) ++next;
  if (next < line.tokens.end && !page.capital(next) && page.facts(next).is(WordClass::particle)) ++next;
  return next < line.tokens.end && page.capital(next) && !page.token(next).is(TokenShape::line_before);
}

// The 82nd Airborne Division, the Fifth Circuit: an ordinal before a name whose head is counted, or a listed name.
TokenRange counted_run(const Page& page, const Line& line, std::uint32_t at) {
  const std::uint32_t next = at + 1;
  if (next >= line.tokens.end || !page.capital(next) || page.glued(next)) return {};
  const std::uint32_t end = RunReader(page, line, at).read();
  if (const TokenMatch* match = match_at(page, line, at)) {
    return match->tokens.size() > 1 ? TokenRange{at, end} : TokenRange{};
  }
  const WordFacts& head = page.facts(end - 1);
  const bool ordinal = page.text[page.token(at).end - 1] >= 'a';
  return ordinal && head.is(WordClass::numbered) && head.is(WordClass::head_last) ? TokenRange{at, end} : TokenRange{};
}

// A listed name that begins in lower case and holds a capital: evangelical Christians; but former Yugoslavia.
bool begins_small(const Page& page, const Line& line, std::uint32_t at) {
  const TokenMatch* match = match_at(page, line, at);
  return match != nullptr && match->tokens.size() > 1 && page.capital(match->tokens.end - 1) &&
         match->type != EntityType::gpe;
}

// The first token of [from, end) that may begin a run: a capital, a number, a listed name or a prefix; `end`: none.
// Each is asked all at once: which words have capitals is not to be foreseen.
std::uint32_t next_beginning(const Page& page, std::uint32_t from, std::uint32_t end) {
  const Token* const tokens = page.tokens.data();
  const WordFacts* const words = page.words.data();
  const std::uint32_t* const match_from = page.match_from.data();
  for (std::uint32_t at = from; at < end; ++at) {
    const std::uint32_t capital = tokens[at].shape & (TokenShape::capitalized | TokenShape::inner_upper);
    const auto number = static_cast<std::uint32_t>(tokens[at].kind == segment::TokenKind::number);
    if ((capital | number | match_from[at] | (words[at].classes & WordClass::prefix)) != 0) return at;
  }
  return end;
}

// “…,” |Ann Lee| Slacked on Sunday: does the name of who acts so stand right before `at`?
bool follows_name(const Page& page, const Line& line, std::uint32_t at) {
  constexpr std::uint32_t longest = 4;  // words
  std::uint32_t name = at;
  while (name > line.tokens.begin && at - name < longest && page.capital(name - 1)) --name;
  return name < at && is_coined_behind_name(page, name, at, line.tokens.end);
}

// “…,” |WhatsApped| one manager, one engineer |Slacked| a colleague: a verb that somebody made of a name no list knows,
// right behind marks or somebody, before a small word.
bool is_coined_verb(const Page& page, const Line& line, std::uint32_t at) {
  if (!has_form_of_coined(page, page.token(at))) return false;
  if (at == line.tokens.begin || match_at(page, line, at) != nullptr) return false;
  if (follows_name(page, line, at)) return true;
  if (at + 1 >= line.tokens.end) return false;
  const Token& before = page.token(at - 1);
  const Token& next = page.token(at + 1);
  const WordFacts& facts = page.facts(at);
  if (facts.given > 0 || page.known_surname(at) || !next.is_word()) return false;
  if (page.capital(at + 1))  // “…,” WhatsApped |Ann Lee|
    return is_behind_comma_and_mark(page, at) && page.facts(at + 1).given_name();
  const std::string_view word = page.word(at + 1);
  static constexpr std::array<std::string_view, 13> objects{"a",   "an",   "the", "one",   "his", "her", "him",
                                                            "its", "them", "us",  "their", "me",  "my"};
  const bool is_behind_mark = before.kind == segment::TokenKind::quote_mark && !before.is(TokenShape::space_before);
  if (is_behind_mark && page.title_at(at + 1, line.tokens.end)) return true;  // “…,” Slacked |engineer| Lee
  if (std::ranges::find(objects, word) == objects.end()) return false;
  if (before.kind == segment::TokenKind::quote_mark) return is_behind_mark;
  return before.is_word() && !page.capital(at - 1) && word != "the";
}

// The run that begins at token `at`; empty: none does.
TokenRange run_at(const Page& page, const Line& line, std::uint32_t at) {
  if (page.token(at).kind == segment::TokenKind::number) return counted_run(page, line, at);
  const bool begins = page.capital(at) ? !is_date(page, line, at) && !is_coined_verb(page, line, at)
                                       : begins_small(page, line, at) || (page.facts(at).is(WordClass::prefix) &&
                                                                          opens_with_particle(page, line, at));
  return begins ? TokenRange{at, RunReader(page, line, at).read()} : TokenRange{};
}

}  // namespace

bool is_shout(const Page& page, const Line& line, TokenRange run) {
  std::uint32_t words = 0;
  bool everyday = false;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const Token& token = page.token(i);
    if (!page.capital(i)) continue;
    if (!token.is(TokenShape::all_upper) && token.end - token.begin > 1) return false;
    ++words;
    everyday = everyday || (page.facts(i).everyday() && match_at(page, line, i) == nullptr);
  }
  return words >= 3 && everyday;
}

TokenRange next_capital_run(const Page& page, const Line& line, std::uint32_t from) {
  const std::uint32_t end = line.tokens.end;
  for (std::uint32_t at = next_beginning(page, from, end); at < end; at = next_beginning(page, at + 1, end)) {
    if (const TokenRange run = run_at(page, line, at); !run.empty()) return run;
  }
  return {};
}

}  // namespace onrecord::entities
