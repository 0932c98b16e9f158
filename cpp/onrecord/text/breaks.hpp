// Sentence breaks by ICU's rules (Unicode's UAX 29): the fallback for scripts the house has no rules of its own for.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace onrecord::text {

// Costs some 50 µs to make; not to be shared between threads.
class SentenceBreaker {
 public:
  // Throws std::runtime_error where ICU's break rules are missing.
  SentenceBreaker();
  SentenceBreaker(SentenceBreaker&&) noexcept;
  SentenceBreaker& operator=(SentenceBreaker&&) noexcept;
  ~SentenceBreaker();

  // The byte offsets at which sentences of valid UTF-8 end, ascending; the last is the text's size. Linear.
  std::vector<std::uint32_t> ends(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace onrecord::text
