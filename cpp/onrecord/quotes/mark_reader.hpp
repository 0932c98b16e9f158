// Reads the marks of one paragraph after the other and keeps the stack of open ones. Private to quotes/.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "onrecord/quotes/marked.hpp"
#include "onrecord/quotes/tags.hpp"

namespace onrecord::quotes {

class MarkReader {
 public:
  MarkReader(std::string_view text, const segment::Segments& segments, const std::vector<Finder::Role>& roles,
             const Tags& tags)
      : text_(text), segments_(segments), roles_(roles), tags_(tags) {}
  std::vector<Marked> run();

 private:
  // A quotation mark with its neighbours. `left`: something is glued before it that an opening mark does not follow
  // (a bracket, a dash or another opening mark does not count); `right`: something is glued after it.
  struct Mark {
    TextSpan span;
    const Finder::Role* role = nullptr;
    bool left = false;
    bool right = false;
    bool after_digit = false;
    bool opens_sentence = false;  // a stop and white space before it, a capital after it
    std::uint32_t token = 0;
    std::uint32_t closed_by = 0;      // what the next double mark that no digit precedes closes (Role::opens)
    std::int32_t closings_ahead = 0;  // closing less opening double marks behind it in its paragraph
    bool looks_opening() const { return !left && right; }
    bool looks_closing() const { return left && !right; }
  };
  struct Open {
    std::uint32_t marked;  // index into marked_
    const Finder::Role* role;
  };
  // What a line left open.
  struct Carried {
    Open open;
    std::uint32_t lines = 0;  // without double marks since
  };
  static constexpr std::size_t deepest = 16;
  static constexpr std::uint32_t most_lines = 8;  // that one quotation reaches over

  void read_paragraph(const segment::Paragraph& paragraph);
  void collect(const segment::Paragraph& paragraph);
  Mark with_neighbours(std::uint32_t token, const segment::Paragraph& paragraph) const;
  void take_up();
  void read(std::size_t index, std::uint32_t last);
  bool is_before_tag(const Mark& mark, std::uint32_t last) const;
  void open_sentence(const Mark& mark);
  bool is_inch(std::size_t index) const;
  bool wants_to_open(std::size_t index, bool can_close) const;
  std::size_t partner(const Finder::Role& role) const;
  std::size_t mistyped_partner(const Mark& mark) const;
  void open(const Mark& mark);
  void close(std::size_t depth, const Mark& mark);
  void abandon(std::size_t depth);
  std::size_t reopened(const Mark& mark) const;
  void reopen(std::size_t depth, const Mark& mark);
  bool end_at_tag(std::uint32_t index, segment::TokenRange range);
  void nest();
  void leave(std::vector<std::uint32_t>& around, const Marked& one);
  void cut(std::uint32_t index, std::uint32_t end);
  void end_paragraph(const segment::Paragraph& paragraph);
  void link(const segment::Paragraph& paragraph);
  std::vector<Marked> without_dropped();

  std::string_view text_;
  const segment::Segments& segments_;
  const std::vector<Finder::Role>& roles_;
  const Tags& tags_;
  std::vector<Mark> marks_;  // of the paragraph
  std::array<Open, deepest> stack_{};
  std::size_t depth_ = 0;
  std::uint32_t too_deep_ = 0;  // open marks beyond the deepest
  bool opened_last_ = false;    // what the mark before did
  std::vector<Marked> marked_;
  std::vector<bool> dropped_;
  std::optional<std::uint32_t> unclosed_before_;  // what the paragraph before left open
  std::optional<Carried> carried_;                // what a line before left open and no mark has answered
  std::uint32_t first_of_paragraph_ = 0;          // index into marked_
};

}  // namespace onrecord::quotes
