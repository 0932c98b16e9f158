// Glance: one look over a text that tells which steps have anything to do, so that clean text costs one pass however
// many steps there are. It may say yes for nothing, but never no where a step would change the text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/normalize/normalizer.hpp"

namespace onrecord::normalize {

class Glance {
 public:
  // At most 32 steps.
  explicit Glance(const std::vector<NamedStep>& steps);

  // Takes valid UTF-8; bit i of the result says that steps[i] may have something to do.
  std::uint32_t look(std::string_view text) const;

 private:
  // The characters English news is made of: Latin, and punctuation to symbols. For any other, all steps are to look.
  static constexpr char32_t latin_end = 0x300, marks_begin = 0x2000, marks_end = 0x2200;

  struct Known {
    std::uint32_t steps = 0;       // that the character concerns
    bool seam_behind = false;      // before a capital
    bool seam_before = false;      // behind a small letter
    bool seam_after_stop = false;  // behind a full stop
  };

  static bool is_seam(std::string_view text, std::size_t begin, std::size_t end, const Known& character);
  std::uint32_t steps_of(std::uint8_t signs) const;
  const Known* known(char32_t c) const;

  std::array<std::uint32_t, 5> by_sign_{};  // the steps that wait for it
  std::uint32_t all_ = 0;
  std::array<Known, latin_end + (marks_end - marks_begin)> known_;
};

}  // namespace onrecord::normalize
