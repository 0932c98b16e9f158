// Batch: normalizes many texts on threads of its own while the caller does something else.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/packed_alignment.hpp"

namespace onrecord::normalize {

// What became of one text: nothing (it stays as it is), another text, or why there is none.
struct Outcome {
  struct Changed {
    std::string text;
    text::EditList edits;  // in bytes
    text::PackedAlignment alignment;
  };
  std::optional<Changed> changed;
  std::string error;
};

// Normalizes what is known to be valid UTF-8; never throws.
Outcome outcome_of(const Normalizer& normalizer, std::string_view source);

class Batch {
 public:
  // Begins at once. `read(i, use)` calls `use` with text i in UTF-8; it is called from the threads.
  using Use = std::function<void(std::string_view text)>;
  using Read = std::function<void(std::size_t index, const Use& use)>;
  Batch(Normalizer normalizer, std::size_t size, unsigned threads, Read read);
  ~Batch() { wait(); }
  Batch(const Batch&) = delete;  // its threads know it
  Batch& operator=(const Batch&) = delete;

  // Returns when all texts are done.
  void wait();

  // By index. Only after `wait`.
  std::vector<Outcome>& outcomes() { return outcomes_; }

 private:
  void work();

  Normalizer normalizer_;
  Read read_;
  std::vector<Outcome> outcomes_;
  std::atomic<std::size_t> next_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace onrecord::normalize
