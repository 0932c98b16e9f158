// Tested by tests/cpp/entities/recognizer_test.cpp.
#include "onrecord/entities/teams.hpp"

#include "onrecord/text/flat_table.hpp"

namespace onrecord::entities {
namespace {

constexpr std::uint32_t most_apart = 6;    // tokens between a score and its neighbour's in one row
constexpr std::uint32_t enough_rows = 3;   // of known teams: then the unknown names between them are teams, too
constexpr std::uint32_t score_digits = 3;  // 429

// How a name stands among scores.
enum class Score : std::uint8_t { none, alone, result, standing };

// Reads the tokens around names.
class Scores {
 public:
  explicit Scores(const Page& page) : page_(page), size_(static_cast<std::uint32_t>(page.tokens.size())) {}

  Score of(const Name& name) const {
    const std::uint32_t next = name.tokens.end;
    if (!is_score(next)) return shares_score(name.tokens.begin, next) ? Score::result : Score::none;
    if (begins_row(name.tokens.begin) && is_score(next + 1) && (is_score(next + 2) || is_share(next + 2)))
      return Score::standing;
    const std::uint32_t behind = behind_score(next);
    if (begins_row(name.tokens.begin) && (score_follows(behind) || (behind > next + 1 && ends_row(behind))))
      return Score::result;
    if (follows_score(name.tokens.begin) && ends_score(behind)) return Score::result;
    return begins_part(name.tokens.begin) && goes_on_as_innings(next, behind) ? Score::alone : Score::none;
  }

  // "Kent beat Durham by nine wickets", "Leeds v Bury", "the Leeds striker", "the match against Leeds".
  bool contests(const Name& name) const {
    const std::uint32_t next = name.tokens.end;
    const std::uint32_t begin = name.tokens.begin;
    if (same_row(next) && page_.token(next).is_word()) {
      if (page_.facts(next).does(Deed::player)) return !page_.capital(next);
      if (page_.facts(next).does(Deed::versus)) return is_name(next + 1);
      if (page_.facts(next).does(Deed::contest)) return object_follows(next + 1);
    }
    if (begin < 2 || !same_row(begin)) return false;
    const WordFacts& before = page_.facts(begin - 1);
    if (before.does(Deed::versus)) return is_name(begin - 2) || is_number(begin - 2);
    if (before.does(Deed::contest)) return is_name(begin - 2) && is_result_told(next);
    return before.does(Deed::opposing) && page_.facts(begin - 2).does(Deed::game);
  }

  // Chicago in CHICAGO AT TORONTO, alone in its row: who plays where.
  bool travels(const Name& name) const {
    const std::uint32_t next = name.tokens.end;
    return begins_row(name.tokens.begin) && same_row(next) && page_.word(next) == "AT" && ends_row(next + 1);
  }

 private:
  bool same_row(std::uint32_t i) const { return i < size_ && !page_.token(i).is(TokenShape::line_before); }
  bool is_name(std::uint32_t i) const { return i < size_ && page_.capital(i); }
  bool is_number(std::uint32_t i) const { return page_.token(i).kind == segment::TokenKind::number; }

  // Another name, and by how much it was beaten.
  bool object_follows(std::uint32_t i) const {
    if (same_row(i) && page_.word(i) == "the") ++i;
    if (!same_row(i) || !page_.capital(i)) return false;
    std::uint32_t end = i;
    while (end < i + most_apart && same_row(end) && page_.capital(end)) ++end;
    return is_result_told(end);
  }

  // "2-1", "by nine wickets", soon behind who was beaten.
  bool is_result_told(std::uint32_t i) const {
    for (const std::uint32_t end = i + 2; i < end && same_row(i); ++i) {
      if (page_.word(i) == "by" || is_score(i)) return true;
    }
    return false;
  }

  // A row begins with a line, or behind the last score of another where the lines were joined.
  bool begins_row(std::uint32_t i) const {
    return i == 0 || page_.token(i).is(TokenShape::line_before) || is_number(i - 1);
  }

  bool is_score(std::uint32_t i) const {
    if (!same_row(i) || page_.glued(i)) return false;
    const Token& token = page_.token(i);
    return is_number(i) && token.end - token.begin <= score_digits && page_.text[token.end - 1] <= '9';  // not: 15th
  }

  // .511, the share of games won.
  bool is_share(std::uint32_t i) const {
    return same_row(i + 1) && page_.is_mark(i, '.') && page_.glued(i + 1) && is_number(i + 1);
  }

  // One past the score at `i`, which may go on behind a hyphen: 429-7.
  std::uint32_t behind_score(std::uint32_t i) const {
    const bool pair = same_row(i + 2) && page_.is_mark(i + 1, '-') && page_.glued(i + 1) && is_number(i + 2);
    return pair && page_.glued(i + 2) ? i + 3 : i + 1;
  }

  // The first token of the score that ends before `i`: 2, 2-1; `i`: none.
  std::uint32_t before_score(std::uint32_t i) const {
    if (i >= 4 && is_number(i - 1) && page_.glued(i - 1) && page_.is_mark(i - 2, '-') && is_score(i - 3)) return i - 3;
    return is_score(i - 1) ? i - 1 : i;
  }

  // The second name of a row and its score, or the second name behind the score of both: Leeds 2 Bury 1, Leeds 2-1
  // Bury.
  bool score_follows(std::uint32_t i) const {
    if (!same_row(i) || !page_.capital(i) || page_.facts(i).is(WordClass::calendar)) return false;
    for (std::uint32_t at = i + 1; at < i + most_apart && same_row(at); ++at) {
      if (is_score(at)) return true;
      if (!page_.token(at).is_word()) return false;
    }
    return false;
  }

  // Bury in "Leeds 2-1 Bury"; the row may end, or go on with another.
  bool shares_score(std::uint32_t begin, std::uint32_t end) const {
    if (begin < 4 || !same_row(begin) || before_score(begin) + 1 >= begin) return false;
    return (!same_row(end) || page_.is_mark(end, '(')) && follows_score(begin);
  }

  // The first name of the row has a score before this one, or shares one with it.
  bool follows_score(std::uint32_t begin) const {
    if (begin < 2 || !same_row(begin)) return false;
    const std::uint32_t score = before_score(begin);
    if (score == begin) return false;
    for (std::uint32_t back = 1; back < most_apart && back <= score; ++back) {
      const std::uint32_t at = score - back;
      if (!page_.token(at).is_word()) return false;
      if (begins_row(at)) return page_.capital(at);
      if (!page_.capital(at)) return false;
    }
    return false;
  }

  bool ends_score(std::uint32_t i) const {
    return !same_row(i) || page_.is_mark(i, '(') || page_.is_mark(i, '.') || page_.capital(i);
  }

  // Behind a colon, a comma or a stop.
  bool begins_part(std::uint32_t i) const {
    return begins_row(i) || page_.is_mark(i - 1, ':') || page_.is_mark(i - 1, ',') || page_.is_mark(i - 1, '.') ||
           page_.is_mark(i - 1, ';');
  }

  // Surrey 429-7; Essex 372 and 100; Kent 22 points.
  bool goes_on_as_innings(std::uint32_t score, std::uint32_t behind) const {
    if (behind > score + 1) return true;
    if (!same_row(behind)) return false;
    if (page_.word(behind) == "points") return true;
    if (page_.is_mark(behind, '(')) return is_scorer_list(behind + 1);
    return page_.word(behind) == "and" && is_score(behind + 1);
  }

  // P. Johnson 84; …
  bool is_scorer_list(std::uint32_t i) const {
    for (const std::uint32_t end = i + 3; i < end && same_row(i) && page_.capital(i); ++i) {
      if (is_score(i + 1)) return true;
    }
    return false;
  }

  bool ends_row(std::uint32_t first) const {
    if (!same_row(first) || !page_.capital(first)) return false;
    std::uint32_t at = first;
    while (at < first + most_apart && same_row(at) && page_.capital(at)) ++at;
    return !same_row(at);
  }

  const Page& page_;
  std::uint32_t size_;
};

class Teams {
 public:
  explicit Teams(const Page& page) : page_(page), scores_(page) {}

  void note(const Name& name) {
    const Score score = scores_.of(name);
    const bool is_org = name.type == EntityType::org;
    if (!is_town(name) && !is_org) return;
    if (score == Score::result) ++results_;
    if (score == Score::standing) ++standings_;
    if (is_org) return;
    if (score == Score::none && !scores_.contests(name) && !scores_.travels(name)) return;
    if (is_nation(name)) return;
    teams_.insert(name.form);
  }

  void settle(Name& name) const {
    const bool here = is_unknown(name) && stands_among_teams(scores_.of(name));
    if (!here && !(is_town(name) && teams_.contains(name.form) && plays(name))) return;
    name.type = EntityType::org;
    name.rule = "team";
  }

  bool found() const { return teams_.size() > 0 || results_ >= enough_rows || standings_ >= enough_rows; }

 private:
  static bool is_town(const Name& name) {
    return name.match != nullptr && (name.type == EntityType::gpe || name.type == EntityType::loc);
  }

  // Countries, and those of the United Kingdom.
  bool is_nation(const Name& name) const {
    const std::string_view key = page_.gazetteer->entries()[name.match->entries[0]].key;
    return key.starts_with("iso3166:") || key.starts_with("iso3166-2:GB");
  }

  static bool is_unknown(const Name& name) {
    return name.match == nullptr && name.title.empty() && name.type != EntityType::org &&
           std::string_view(name.rule) != "given name";
  }

  bool stands_among_teams(Score score) const {
    return (score == Score::result && results_ >= enough_rows) ||
           (score == Score::standing && standings_ >= enough_rows);
  }

  // Whether nothing here tells of the place.
  bool plays(const Name& name) const {
    if (name.context.points(EntityType::gpe) > 0) return false;
    const std::uint32_t begin = name.tokens.begin;
    const std::uint32_t end = name.tokens.end;
    if (begin > 0 && page_.facts(begin - 1).is(WordClass::place_in | WordClass::place_at)) return false;
    if (begin > 0 && page_.is_mark(begin - 1, '(')) return false;
    if (end + 1 >= page_.tokens.size()) return true;
    const bool dateline = page_.is_mark(end, ',') || page_.is_mark(end, '(');
    const bool year =
        page_.token(end).kind == segment::TokenKind::number && page_.token(end).end - page_.token(end).begin > 3;
    return !dateline && !year;
  }

  const Page& page_;
  Scores scores_;
  text::FlatSet<std::uint64_t> teams_;  // forms that play
  std::uint32_t results_ = 0;           // names of towns and bodies with a score in a result
  std::uint32_t standings_ = 0;
};

}  // namespace

void settle_teams(const Page& page, std::vector<Name>& names) {
  Teams teams(page);
  for (const Name& name : names) teams.note(name);
  if (!teams.found()) return;
  for (Name& name : names) teams.settle(name);
}

}  // namespace onrecord::entities
