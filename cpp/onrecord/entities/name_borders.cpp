// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/name_borders.hpp"

#include <algorithm>

#include "onrecord/entities/name_cuts.hpp"
#include "onrecord/entities/types.hpp"

namespace onrecord::entities {
namespace {

// Works through one run from left to right.
class Borders {
 public:
  Borders(const Page& page, const Line& line, TokenRange run, std::vector<Name>& names)
      : page_(page), line_(line), at_(run.begin), end_(run.end), names_(names) {}

  void add_names() {
    drop_end_of_role();
    if (const auto work = quoted_work(page_, line_, {at_, end_})) return add(*work, {});
    drop_opening_words();
    if (is_direction_alone()) return;
    if (line_.style == LineStyle::prose && (is_stress() || completes_title())) return;
    while (at_ < end_) {
      const TokenRange title = take_title();
      if (at_ >= end_) return add_family(title);
      const std::uint32_t next_title = find_title();
      add_names(title, next_title);
      at_ = std::max(at_, next_title);
    }
  }

 private:
  // The capital of this token may be owed to its place: it begins a sentence, a line or a quotation.
  bool owed_to_place(std::uint32_t i) const {
    if (i == line_.tokens.begin || page_.token(i).is(TokenShape::line_before)) return true;
    const Token& before = page_.token(i - 1);
    if (before.kind == segment::TokenKind::quote_mark) return page_.glued(i) || i - 1 == line_.tokens.begin;
    if (i > line_.tokens.begin + 1 && page_.is_mark(i - 1, '-') && page_.facts(i - 2).is(WordClass::fore) &&
        page_.token(i - 2).is(TokenShape::all_upper))
      return true;
    if (before.kind == segment::TokenKind::symbol) return !page_.is_mark(i - 1, '&') && !page_.is_mark(i - 1, '$');
    return before.kind == segment::TokenKind::punctuation && !page_.is_mark(i - 1, ',') && !page_.is_mark(i - 1, '(') &&
           !(page_.is_mark(i - 1, '-') && page_.glued(i)) && !page_.is_mark(i - 1, '/');
  }

  bool droppable(std::uint32_t i) const {
    const WordFacts& facts = page_.facts(i);
    const TokenMatch* match = match_at(page_, line_, i);
    if (match != nullptr && match->tokens.size() > 1) return false;
    if (facts.is(WordClass::never)) return !is_acronym(page_, line_, i);
    if (!owed_to_place(i) || page_.token(i).folded == page_.month_surname) return false;
    if (facts.is(WordClass::opener)) return true;
    const bool region = facts.is(WordClass::direction) && page_.word(i).ends_with("ern");  // Northern Iraq
    if (region && i + 1 < end_ && match_at(page_, line_, i + 1) != nullptr) return true;
    if (match != nullptr && !page_.token(i).is(TokenShape::all_upper) && everyday_alone(i)) return true;  // not: US
    if (deals_with_place(i) || describes_person(i) || describes_body(i)) return true;
    if (match != nullptr || !facts.common() || i + 1 >= end_ || gives_name(i)) return false;
    return !begins_long_name(i);
  }

  // "House prices rose": a very common word that lists know, alone, with nothing behind that only names have.
  bool everyday_alone(std::uint32_t i) const {
    if (page_.facts(i).lower < 5 || !page_.facts(i).common() || i + 1 < end_) return false;
    if (end_ >= line_.tokens.end || page_.token(end_).kind == segment::TokenKind::clitic) return false;
    return page_.token(end_).is_word() && !page_.facts(end_).is(WordClass::person_verb | WordClass::auxiliary);
  }

  // Unclogging Beijing: what is done to the listed place with which the run ends, by a word no table holds.
  bool deals_with_place(std::uint32_t i) const {
    const WordFacts& facts = page_.facts(i);
    if (i + 1 >= end_ || facts.known() || facts.given > 0 || !page_.word(i).ends_with("ing")) return false;
    const TokenMatch* match = match_at(page_, line_, i + 1);
    return match_at(page_, line_, i) == nullptr && match != nullptr && match->tokens.end == end_ &&
           match->type == EntityType::gpe;
  }

  // Holidaymaker Craig Fennell: what somebody is, by a word no table holds, before a given name and one word more.
  bool describes_person(std::uint32_t i) const {
    constexpr std::uint32_t shortest = 8;  // letters
    const WordFacts& facts = page_.facts(i);
    if (i + 3 != end_ || facts.known() || facts.given > 0 || match_at(page_, line_, i) != nullptr) return false;
    const std::string_view word = page_.word(i);
    const bool is_agent = word.ends_with("er") || word.ends_with("or") || word.ends_with("ist") ||
                          word.ends_with("man") || word.ends_with("woman");
    return is_agent && word.size() >= shortest && page_.facts(i + 1).given >= often_given;
  }

  // Drugmaker Velora says: a kind of body opens the sentence, and one word no list knows is its name.
  bool describes_body(std::uint32_t i) const {
    const WordFacts& facts = page_.facts(i);
    return facts.kind && facts.head == EntityType::org && i == line_.tokens.begin && i + 2 == end_ &&
           !page_.facts(i + 1).known() && match_at(page_, line_, i + 1) == nullptr;
  }

  // Harry Milling, Mark Butcher: a given name that is an everyday word, too, before a word that is none.
  bool gives_name(std::uint32_t i) const {
    const WordFacts& next = page_.facts(i + 1);
    if (page_.facts(i).given == 0 || !page_.capital(i + 1)) return false;
    const bool rare_word = page_.facts(i).lower <= 3 || page_.facts(i).given >= 7;
    if (page_.facts(i).given_name() && rare_word && !next.is(WordClass::opener)) return true;
    const TokenMatch* match = match_at(page_, line_, i + 1);
    return !next.everyday() && (match == nullptr || match->type == EntityType::person);
  }

  // Supreme Court, National Bank of Poland: an everyday first word that the name's head needs.
  bool begins_long_name(std::uint32_t i) const {
    if (page_.facts(i).is(WordClass::head_first | WordClass::head_of | WordClass::direction)) return true;
    if (page_.facts(i).is(WordClass::staff | WordClass::modifier)) return true;
    if (!page_.capital(i + 1)) return true;
    if (page_.facts(i + 1).is(WordClass::never)) return false;
    const TokenMatch* next = match_at(page_, line_, i + 1);
    if (next != nullptr && next->tokens.end == end_) return false;
    if (page_.facts(i + 1).given_name() || (page_.known_surname(i + 1) && i + 2 == end_)) return false;
    return page_.facts(end_ - 1).is(WordClass::head_last) || page_.facts(i + 1).common();
  }

  // "secretary of State": the end of a role that begins in lower case before the run.
  void drop_end_of_role() {
    for (std::uint32_t back = 1; back <= 3 && at_ >= line_.tokens.begin + back; ++back) {
      const std::uint32_t first = at_ - back;
      if (page_.capital(first)) return;
      const auto role = page_.title_at(first, end_);
      if (role && first + role->length > at_) at_ = first + role->length;
    }
  }

  // "Director of Intelligence", "Player of the Year": an everyday word that tells whereof.
  bool completes_title() const {
    if (end_ - at_ != 1 || at_ < line_.tokens.begin + 2 || !page_.facts(at_).everyday()) return false;
    if (at_ > line_.tokens.begin + 2 && page_.word(at_ - 1) == "the" && page_.word(at_ - 2) == "of")
      return page_.capital(at_ - 3) && match_at(page_, line_, at_) == nullptr;
    if (page_.word(at_ - 1) != "of") return false;
    return page_.capital(at_ - 2) && title_end(page_, line_, at_ - 2, at_ - 1) == at_ - 1 &&
           match_at(page_, line_, at_) == nullptr;
  }

  // "in the New Year", "New PCs": a direction before nothing that could be a name.
  bool is_direction_alone() const {
    if (end_ - at_ < 2 || !page_.facts(at_).is(WordClass::direction) || match_at(page_, line_, at_) != nullptr)
      return false;
    for (std::uint32_t i = at_ + 1; i < end_; ++i) {
      if (!page_.facts(i).is(WordClass::never)) return false;
    }
    return true;
  }

  // "HE HAS NO IDEA HOW": everyday words in capitals for stress are no names.
  bool is_stress() const {
    std::uint32_t words = 0;
    std::uint32_t common = 0;
    for (std::uint32_t i = at_; i < end_; ++i) {
      if (!page_.capital(i)) continue;
      if (!page_.token(i).is(TokenShape::all_upper) && page_.token(i).end - page_.token(i).begin > 1) return false;
      ++words;
      common += page_.facts(i).common() ? 1 : 0;
    }
    return words == 1 && common == 1 && match_at(page_, line_, at_) == nullptr;
  }

  void drop_opening_words() {
    const bool slug = at_ + 2 < end_ && page_.is_mark(at_ + 1, '-') && page_.facts(at_).is(WordClass::fore);
    if (slug && page_.token(at_).is(TokenShape::all_upper)) at_ += 2;  // FACTBOX-Key facts
    while (at_ < end_ && droppable(at_)) {
      at_ += 1;
      while (at_ < end_ && !page_.capital(at_) && !page_.facts(at_).is(WordClass::prefix)) ++at_;
    }
  }

  // A title right here, with the everyday words before its role (Commerce Secretary); steps behind it.
  TokenRange take_title() {
    const std::uint32_t begin = at_;
    while (at_ < end_) {
      std::uint32_t role = at_;
      while (role + 1 < end_ && title_end(page_, line_, role, end_) == role && part_of_title(role)) ++role;
      const std::uint32_t end = title_end(page_, line_, role, end_);
      if (end == role || (end == end_ && is_family_behind(begin, role))) break;
      at_ = end;
    }
    return {begin, at_};
  }

  // |Pilot| laughed: one word that is a title, where it acts without an article; the ledger knows whether the document
  // has a person of that name.
  void add_family(TokenRange title) {
    if (title.size() != 1 || end_ >= line_.tokens.end || line_.style != LineStyle::prose) return;
    const TokenMatch* match = match_at(page_, line_, title.begin);
    if (match != nullptr) return add({title, title.end, match->match, match->type, false, "gazetteer"}, {});  // Garda
    if (title.begin > line_.tokens.begin && page_.facts(title.begin - 1).is(WordClass::never)) return;  // the Dean
    const WordFacts& next = page_.facts(end_);
    const bool acts = next.is(WordClass::person_verb | WordClass::auxiliary) || next.does(Deed::human);
    if (!acts && page_.token(end_).kind != segment::TokenKind::clitic) return;
    Name& name = names_.emplace_back();
    name.tokens = title;
    name.rule = "run";
    name.doubtful = true;
  }

  // Mr |Prince|, Dr |Shah|: behind a title that honours, what else might be one, with nothing left that it could name.
  bool is_family_behind(std::uint32_t begin, std::uint32_t i) const {
    if (i == begin || i + 1 != end_) return false;
    const auto honour = page_.title_at(begin, i);
    const auto family = page_.title_at(i, end_);
    return honour && honour->length == i - begin && honour->value->honours && family && family->value->may_be_family;
  }

  // Where the next title begins that has something to name; end_: nowhere.
  std::uint32_t find_title() const {
    const TokenMatch* match = match_at(page_, line_, at_);
    const std::uint32_t first = match == nullptr ? at_ : match->tokens.end;  // United Nations | High Commissioner
    for (std::uint32_t i = std::max(at_ + 1, first); i < end_; ++i) {
      if (title_end(page_, line_, i, end_) == i || is_family_name(i) || is_half(i)) continue;
      std::uint32_t begin = i;
      const bool is_behind_name = i + 1 == end_ && page_.token(i).is(TokenShape::all_upper);  // Neil Gray MSP
      while (!is_behind_name && begin > first && part_of_title(begin - 1)) --begin;
      return begin;
    }
    return end_;
  }

  // Kit Marlowe-Dean: behind a hyphen, but not where a title stands before it (Lieutenant-Colonel).
  bool is_half(std::uint32_t i) const {
    return page_.is_mark(i - 1, '-') && page_.glued(i - 1) && page_.glued(i) && !page_.facts(i - 2).common() &&
           !page_.title_at(i - 2, i - 1);
  }

  // Matthew Prince, Carol Dean, Sacha Baron Cohen: a title behind a given name, with nothing or one word behind.
  bool is_family_name(std::uint32_t i) const {
    const bool last = i + 1 == end_ || (i + 2 == end_ && page_.facts(i).given > 0 && !page_.facts(i + 1).common());
    const WordFacts& first = page_.facts(at_);
    const bool is_given = is_unknown_before(i) || (first.given_name() && (!first.everyday() || first.given >= 7));
    return last && i == at_ + 1 && is_given && !page_.token(i).is(TokenShape::dotted) &&
           !page_.token(i).is(TokenShape::all_upper) && match_at(page_, line_, at_) == nullptr;
  }

  // Niranjan Shah: a word no list knows, before a title that is a family name, too.
  bool is_unknown_before(std::uint32_t i) const {
    if (page_.facts(at_).known() || page_.facts(at_).given > 0) return false;
    const auto title = page_.title_at(i, end_);
    return title && title->value->may_be_family && !page_.facts(i).everyday();  // not: UMWA Director
  }

  // Foreign Minister, Campaign Manager: everyday words before a role are part of it.
  bool part_of_title(std::uint32_t i) const {
    const WordFacts& facts = page_.facts(i);
    if (facts.is(WordClass::modifier)) return true;
    if (!facts.common() || facts.is(WordClass::head_last) || !page_.capital(i)) return false;
    const TokenMatch* match = match_at(page_, line_, i);
    return match == nullptr && facts.given == 0;
  }

  void add_names(TokenRange title, std::uint32_t end) {
    std::uint32_t begin = at_;
    while (begin < end) {
      const Cut cut = first_name(page_, line_, {begin, end}, title.end == begin && !title.empty());
      if (!cut.tokens.empty()) add(cut, title);
      title = {};
      begin = std::max(begin + 1, cut.next);
    }
    at_ = end;
  }

  void add(const Cut& cut, TokenRange title) {
    const bool has_title = !title.empty() && title.end == cut.tokens.begin && page_.capital(title.begin);  // Ms. Park
    if (cut.match == nullptr && !cut.settled && !can_stand_alone(cut.tokens, has_title)) return;
    Name& name = names_.emplace_back();
    name.tokens = cut.tokens;
    name.title = title.end == cut.tokens.begin ? title : TokenRange{};
    name.settled = cut.settled;
    name.type = cut.type;
    name.rule = cut.rule;
    name.match = cut.match;
    take_lower_head(name);
    const bool first = cut.tokens.begin == line_.tokens.begin || owed_to_place(cut.tokens.begin);
    name.doubtful = first && name.match == nullptr && !name.settled && cut.tokens.size() == 1 && name.title.empty() &&
                    !has_inner_capital(cut.tokens.begin);
  }

  // McEnroe, O'Brien: never a plain word.
  bool has_inner_capital(std::uint32_t i) const {
    const std::string_view word = page_.word(i);
    if (!has_surname_shape(word)) return false;
    const std::size_t mark = std::min(word.find('\''), word.find("’"));
    const std::size_t behind = mark < word.size() ? mark + (word[mark] == '\'' ? 1U : 3U) : word.size();
    return page_.token(i).is(TokenShape::inner_upper) ||
           (behind < word.size() && word[behind] >= 'A' && word[behind] <= 'Z');
  }

  // Part II, Phase III.
  bool is_counted_part(TokenRange tokens) const {
    const WordFacts& first = page_.facts(tokens.begin);
    return tokens.size() == 2 && page_.facts(tokens.end - 1).is(WordClass::suffix) && first.everyday() &&
           !first.given_name() && !first.is(WordClass::head_first);
  }

  // Section 12, Chapter 3; the 18th Century: an everyday word beside a number.
  bool is_counted(std::uint32_t i) const {
    const WordFacts& facts = page_.facts(i);
    if (!facts.everyday()) return false;
    const auto is_number = [&](std::uint32_t at) { return page_.token(at).kind == segment::TokenKind::number; };
    if (i + 1 < line_.tokens.end && is_number(i + 1)) return true;
    return i > line_.tokens.begin && is_number(i - 1) && facts.given == 0;
  }

  // Single letters (T-bond), codes (M1, Q2) and directions (northern and Northeastern states) are no names.
  bool can_stand_alone(TokenRange tokens, bool has_title) const {
    if (tokens.size() > 1) return !is_counted_part(tokens);
    const Token& token = page_.token(tokens.begin);
    const std::uint32_t length = token.end - token.begin;
    if (length < 2 || (length == 2 && token.is(TokenShape::dotted))) return false;
    if (length == 2 && token.is(TokenShape::has_digit)) return false;
    const WordFacts& facts = page_.facts(tokens.begin);
    if (is_counted(tokens.begin)) return false;
    if (facts.is(WordClass::direction | WordClass::opener)) return false;
    const bool shares = facts.given > 0 && tokens.end < line_.tokens.end && page_.word(tokens.end) == "and";
    if (shares || has_title) return true;                                            // Bill and Hillary Clinton
    return !(facts.is(WordClass::head_last) && facts.lower >= 5 && facts.common());  // "the Company", "our Party"
  }

  // Trump administration, Korean peninsula: a lower-case head makes one name with the capitals before it.
  void take_lower_head(Name& name) const {
    const std::uint32_t next = name.tokens.end;
    if (next != end_ || next >= line_.tokens.end || page_.capital(next) || !page_.facts(next).is(WordClass::lower_head))
      return;
    const EntityType head = page_.facts(next).head;
    const bool by_match = name.match != nullptr;
    const EntityType known = by_match ? page_.gazetteer->entries().type_of(name.match->entries[0]) : EntityType::person;
    const bool is_surname =
        known == EntityType::org && name.tokens.size() == 1 && page_.known_surname(name.tokens.begin);
    const bool fits = head == EntityType::org
                          ? (known == EntityType::person || is_surname) && name.tokens.size() <= (by_match ? 2U : 1U)
                          : known == EntityType::norp || known == EntityType::gpe || known == EntityType::loc;
    if (!fits) return;
    name.tokens.end = next + 1;
    name.match = nullptr;
    name.settled = true;
    name.type = head;
    name.rule = "head";
  }

  const Page& page_;
  const Line& line_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::vector<Name>& names_;
};

}  // namespace

void add_names_of(const Page& page, const Line& line, TokenRange run, std::vector<Name>& names) {
  Borders(page, line, run, names).add_names();
}

}  // namespace onrecord::entities
