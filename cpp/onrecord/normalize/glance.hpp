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

  // Bit i is steps[i].
  struct Sight {
    std::uint32_t busy = 0;          // may have something to do
    std::uint32_t once_changed = 0;  // may have, too, as soon as another has changed the text
  };

  // Takes valid UTF-8.
  Sight look(std::string_view text) const;

  // The same for what a step made of a text that was looked at: only what its edits may have brought about is looked
  // for.
  std::uint32_t look_around(std::string_view text, const text::EditList& edits) const;

 private:
  class Looker;

  // The characters English news is made of: Latin, and punctuation to symbols. For any other, all steps are to look.
  static constexpr char32_t latin_end = 0x300, marks_begin = 0x2000, marks_end = 0x2200;

  struct Known {
    std::uint32_t steps = 0;            // that the character concerns
    std::uint32_t steps_with_next = 0;  // that it concerns before certain ASCII characters and all others
    AsciiSet busy_before{};             // these characters
    bool seam_behind = false;           // before a capital
    bool seam_before = false;           // behind a small letter
    bool seam_after_stop = false;       // behind a full stop

    bool is_busy_before(unsigned char next) const {
      return next >= 0x80 || (busy_before[next / 64] >> next % 64 & 1U) != 0;
    }
  };

  static Known known_of(const std::vector<NamedStep>& steps, char32_t c);
  std::uint32_t steps_of(std::uint8_t signs) const;
  const Known* known(char32_t c) const;

  std::array<std::uint32_t, 5> by_sign_{};  // the steps that wait for it
  std::uint32_t all_ = 0;
  std::array<Known, latin_end + (marks_end - marks_begin)> known_;
};

}  // namespace onrecord::normalize
