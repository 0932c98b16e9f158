// A line under repair: its characters, which shrink as sequences become the characters they are the UTF-8 of.
// In each encoding the sequences between two other characters beyond ASCII form a group; a group is repaired where
// signs show that it is misread (data/common/mojibake_signs.tsv). Of groups in several encodings the one that explains
// most characters wins. Then the same again, for text misread more than once, and at last the C1 controls.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/normalize/mojibake/sequences.hpp"

namespace onrecord::normalize::mojibake {

class Line {
 public:
  // Takes the characters of input bytes [begin, end).
  void read(std::string_view input, std::uint32_t begin, std::uint32_t end);

  // Repairs what can be; false: nothing.
  bool repair();

  const std::vector<Cell>& cells() const { return cells_; }

 private:
  struct Group {
    std::uint32_t first, last;  // of sequences_; `last` is behind the last one
    std::uint32_t covered;      // cells beyond ASCII
    std::uint16_t codec;
  };

  void join_marks();
  bool join(const Cell& mark);
  bool repair_once();
  void find_groups(std::size_t codec);
  void close_group(std::uint32_t first, std::size_t codec);
  std::optional<Sequence> sequence_at(std::uint32_t at, std::size_t codec, const Cell* left_over) const;
  Signs signs_at(std::uint32_t at, std::uint32_t limit) const;
  bool convinces(const Group& group) const;
  Signs touching(Signs signs, std::uint32_t at, std::uint32_t& sequence, const Group& group) const;
  bool is_mentioned(const Sequence& sequence) const;
  void choose_groups();
  void rewrite();
  void rewrite(const Group& group, std::uint32_t& done);
  std::size_t codec_of_controls() const;
  bool repair_controls();

  const Letter& letter(std::uint32_t at) const { return at < cells_.size() ? *cells_[at].letter : alphabet().edge(); }

  std::vector<Cell> cells_, next_;
  std::vector<Sequence> sequences_;
  std::vector<Group> groups_;
  std::uint32_t beyond_ascii_ = 0;  // cells
};

}  // namespace onrecord::normalize::mojibake
