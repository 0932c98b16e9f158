// Tested by tests/cpp/normalize/mojibake_test.cpp.
#include "onrecord/normalize/mojibake/line.hpp"

#include <algorithm>
#include <bit>

#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize::mojibake {
namespace {

// A layer makes its characters half as many or fewer; what needs more rounds than this was made to need them.
constexpr int most_rounds = 16;

bool is_control(char32_t c) { return c >= 0x80 && c < 0xA0; }

char32_t reading_of(char32_t control, std::size_t codec) {
  return alphabet().character(codec, static_cast<std::uint8_t>(control));
}

bool is_quote(char32_t c) { return c >= 0x2018 && c <= 0x201E; }

bool is_enclosing(char32_t c) {
  return is_quote(c) || c == '"' || c == '\'' || c == '`' || c == '(' || c == ')' || c == 0xAB || c == 0xBB;
}

// Whether a character that belongs to no sequence shows that the text around it was damaged in a way of its own: a sign
// that is a continuation, or the lead of a longer sequence. Letters, quotation marks, dashes and the like stand
// anywhere; but letters are what most continuations are on a Macintosh and under DOS.
bool is_stray(const Cell& cell, std::size_t codec) {
  const std::uint8_t byte = cell.letter->bytes[codec];
  const bool is_continuation = byte != 0 && byte < 0xC0;
  const bool spaced = (alphabet().spaced() >> codec & 1U) != 0;
  if (cell.letter->wordless) return true;
  if (cell.letter->common || is_control(cell.c)) return false;
  if (text::is_letter(cell.c)) return is_continuation && !spaced;
  return byte >= 0xE0 || (is_continuation && !is_quote(cell.c));
}

bool is_vietnamese(char32_t c) { return c >= 0x1EA0 && c <= 0x1EF9; }

}  // namespace

void Line::read(std::string_view input, std::uint32_t begin, std::uint32_t end) {
  cells_.clear();
  while (begin < end) {
    const text::Decoded next = text::decode(input, begin);
    cells_.push_back({next.code_point, begin, begin + next.length, false, &alphabet().letter(next.code_point)});
    begin += next.length;
  }
  join_marks();
}

void Line::join_marks() {
  if (std::ranges::none_of(cells_, is_mark, &Cell::c)) return;
  next_.clear();
  for (const Cell& cell : cells_) {
    if (!is_mark(cell.c) || !join(cell)) next_.push_back(cell);
  }
  cells_.swap(next_);
}

// Puts a mark together with the character before it; false: they make no character of the encodings.
bool Line::join(const Cell& mark) {
  if (next_.empty()) return false;
  Cell& before = next_.back();
  // A blank with its mark is only of interest behind a lead.
  if (before.c == ' ' && (next_.size() < 2 || next_[next_.size() - 2].letter->leads == 0)) return false;
  const char32_t whole = before.mark == 0 ? alphabet().composed(before.c, mark.c) : 0;
  const Letter& letter = alphabet().letter(whole);
  if ((letter.leads | letter.continuations) == 0) return false;
  before = {whole, before.begin, mark.end, before.repaired || mark.repaired, &letter, before.c, mark.c};
  return true;
}

bool Line::repair() {
  for (int round = 0; round < most_rounds; ++round) {
    if (!repair_once() && !repair_controls()) return round > 0;
  }
  return true;
}

bool Line::repair_once() {
  unsigned codecs = 0;
  beyond_ascii_ = 0;
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    if (cells_[at].c < 0x80) continue;
    ++beyond_ascii_;
    if (at + 1 < cells_.size()) codecs |= Sequences::may_begin(*cells_[at].letter, cells_[at + 1]);
  }
  sequences_.clear();
  groups_.clear();
  for (std::size_t codec = 0; codec < codec_count; ++codec) {
    if ((codecs >> codec & 1U) == 0) continue;
    find_groups(codec);
    // No later one explains more.
    if (!groups_.empty() && groups_.back().covered == beyond_ascii_) break;
  }
  if (groups_.empty()) return false;
  choose_groups();
  rewrite();
  return true;
}

// Cuts the line into groups. A lead directly behind a continuation that belongs to nothing, or behind its own like, is
// none: there the text is damaged in a way of its own, or a frame is drawn.
void Line::find_groups(std::size_t codec) {
  auto first = static_cast<std::uint32_t>(sequences_.size());
  const Cell* left_over = nullptr;  // the cell before, where it belongs to no sequence
  for (std::uint32_t at = 0; at < cells_.size();) {
    const Cell& cell = cells_[at];
    if (const auto found = sequence_at(at, codec, left_over)) {
      sequences_.push_back(*found);
      left_over = nullptr;
      at = found->end;
      continue;
    }
    left_over = cell.c < 0x80 ? nullptr : &cell;
    if (left_over != nullptr) {
      // What is lost behind a sequence may have been part of it.
      const bool touches = sequences_.size() > first && sequences_.back().end == at;
      if (touches && cell.letter->wordless) sequences_.pop_back();
      close_group(first, codec);
      first = static_cast<std::uint32_t>(sequences_.size());
    }
    ++at;
  }
  close_group(first, codec);
}

std::optional<Sequence> Line::sequence_at(std::uint32_t at, std::size_t codec, const Cell* left_over) const {
  const Cell& cell = cells_[at];
  if ((cell.letter->leads >> codec & 1U) == 0) return std::nullopt;
  if (left_over != nullptr && (left_over->c == cell.c || is_stray(*left_over, codec))) return std::nullopt;
  return sequences().find(cells_, at, codec);
}

// The sequences from `first` on are a group; they are dropped where nothing shows that they are misread.
void Line::close_group(std::uint32_t first, std::size_t codec) {
  Group group{first, static_cast<std::uint32_t>(sequences_.size()), 0, static_cast<std::uint16_t>(codec)};
  if (group.first == group.last) return;
  for (std::uint32_t i = group.first; i < group.last; ++i) {
    for (std::uint32_t at = sequences_[i].begin; at < sequences_[i].end; ++at) {
      group.covered += cells_[at].c >= 0x80 ? 1 : 0;
    }
  }
  if (convinces(group)) {
    groups_.push_back(group);
  } else {
    sequences_.resize(first);
  }
}

// The signs that begin at cell `at` and end before `limit`.
Signs Line::signs_at(std::uint32_t at, std::uint32_t limit) const {
  Signs signs = letter(at).parts[0];
  for (std::uint32_t i = 1; i < sign_length && signs != 0; ++i) {
    const Signs longer = at + i < limit ? letter(at + i).parts[i] : 0;
    signs &= longer | alphabet().shorter(i);
  }
  return signs;
}

// Whether a strong sign lies in the group, or two weak ones, or a weak one where the group is all the line has beyond
// ASCII. An ASCII character beside the group, or the line's end, may be part of a sign.
bool Line::convinces(const Group& group) const {
  const std::uint32_t begin = sequences_[group.first].begin;
  const std::uint32_t end = sequences_[group.last - 1].end;
  const auto is_open = [&](std::uint32_t at) { return at >= cells_.size() || cells_[at].c < 0x80; };
  const std::uint32_t limit = end + (is_open(end) ? 1 : 0);
  std::uint32_t sequence = group.first;
  int weak = group.covered == beyond_ascii_ ? 1 : 0;
  for (std::uint32_t at = begin - (is_open(begin - 1) ? 1 : 0); at != end; ++at) {  // begins at −1 where the line does
    Signs signs = signs_at(at, limit);
    if (signs == 0) continue;
    signs = touching(signs, at, sequence, group);
    weak += signs != 0 ? 1 : 0;
    if ((signs & ~alphabet().weak()) != 0 || weak == 2) return true;
  }
  return false;
}

// Whether the sequence is all there is between two marks (“Ã©”, `Ã©`): a text about such sequences may mean itself.
bool Line::is_mentioned(const Sequence& sequence) const {
  if (sequence.begin == 0 || sequence.end == cells_.size()) return false;
  return is_enclosing(cells_[sequence.begin - 1].c) && is_enclosing(cells_[sequence.end].c);
}

// Those of the signs at cell `at` that touch a sequence which gives a usual character. `sequence`, the one to begin
// with, moves on with `at`.
Signs Line::touching(Signs signs, std::uint32_t at, std::uint32_t& sequence, const Group& group) const {
  while (sequences_[sequence].end <= at && at + 1 != 0) ++sequence;
  Signs kept = 0;
  for (Signs rest = signs; rest != 0; rest &= rest - 1) {
    const std::uint32_t end = at + alphabet().length(std::countr_zero(rest));
    for (std::uint32_t i = sequence; i < group.last && sequences_[i].begin < end; ++i) {
      if (sequences_[i].usual && !is_mentioned(sequences_[i])) kept |= rest & ~(rest - 1);
    }
  }
  return kept;
}

// Of groups that overlap, keeps the one that explains most, then the one whose encoding comes first.
void Line::choose_groups() {
  std::ranges::stable_sort(groups_, [](const Group& a, const Group& b) { return a.covered > b.covered; });
  std::vector<bool> taken(cells_.size(), false);
  std::erase_if(groups_, [&](const Group& group) {
    const std::uint32_t begin = sequences_[group.first].begin;
    const std::uint32_t end = sequences_[group.last - 1].end;
    const auto first = taken.begin() + begin;
    if (std::find(first, taken.begin() + end, true) != taken.begin() + end) return true;
    std::fill(first, taken.begin() + end, true);
    return false;
  });
  std::ranges::sort(groups_, {}, [&](const Group& group) { return sequences_[group.first].begin; });
}

void Line::rewrite() {
  next_.clear();
  std::uint32_t done = 0;
  for (const Group& group : groups_) rewrite(group, done);
  next_.insert(next_.end(), cells_.begin() + done, cells_.end());
  cells_.swap(next_);
  join_marks();
}

void Line::rewrite(const Group& group, std::uint32_t& done) {
  const auto first = sequences_.begin() + group.first;
  const auto last = sequences_.begin() + group.last;
  const bool vietnamese = std::any_of(first, last, [](const Sequence& s) { return is_vietnamese(s.meant); });
  std::for_each(first, last, [&](const Sequence& sequence) {
    next_.insert(next_.end(), cells_.begin() + done, cells_.begin() + sequence.begin);
    done = sequence.end;
    const bool ends_in_blank = cells_[done - 1].c == ' ';
    if (sequence.meant == 0xE0 && ends_in_blank && !sequences().joins(cells_, done - 1, vietnamese)) --done;
    const std::uint32_t begin = cells_[sequence.begin].begin;
    next_.push_back({sequence.meant, begin, cells_[done - 1].end, true, &alphabet().letter(sequence.meant)});
  });
}

// What wrote the line's C1 controls: windows-1252; or a Macintosh, where one stands inside a word that is none in
// windows-1252.
std::size_t Line::codec_of_controls() const {
  for (std::size_t at = 1; at + 1 < cells_.size(); ++at) {
    const char32_t c = cells_[at].c;
    if (!is_control(c) || !text::is_letter(cells_[at - 1].c) || !text::is_letter(cells_[at + 1].c)) continue;
    const bool is_sign = alphabet().letter(reading_of(c, windows_1252)).wordless;
    if (is_sign && text::is_lower(reading_of(c, macintosh))) return macintosh;
  }
  return windows_1252;
}

// C1 controls become what their writer has at their bytes. A next-line control between words may be one (85, … in
// windows-1252).
bool Line::repair_controls() {
  if (std::ranges::none_of(cells_, is_control, &Cell::c)) return false;
  const std::size_t codec = codec_of_controls();
  bool changed = false;
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    Cell& cell = cells_[at];
    if (!is_control(cell.c)) continue;
    const bool between_words = at + 1 < cells_.size() && text::is_letter(cells_[at + 1].c);
    if (cell.c == 0x85 && codec == windows_1252 && between_words) continue;
    const char32_t c = reading_of(cell.c, codec);
    changed = changed || c != cell.c;
    cell = {c, cell.begin, cell.end, cell.repaired || c != cell.c, &alphabet().letter(c)};
  }
  if (changed) join_marks();
  return changed;
}

}  // namespace onrecord::normalize::mojibake
