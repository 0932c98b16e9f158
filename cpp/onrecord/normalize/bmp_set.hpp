// A set of code points, asked once for each of the basic multilingual plane and then answered from 8 KB.
#pragma once

#include <bitset>

namespace onrecord::normalize {

template <class Question>
class BmpSet {
 public:
  explicit BmpSet(Question question) : question_(question) {
    for (char32_t c = 0; c < plane_size; ++c) members_[c] = question_(c);
  }
  bool contains(char32_t c) const { return c < plane_size ? members_[c] : question_(c); }

 private:
  static constexpr char32_t plane_size = 0x10000;
  Question question_;
  std::bitset<plane_size> members_;
};

}  // namespace onrecord::normalize
