// Normalizes many texts on threads while the caller does something else.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
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

// Texts on their way through the threads of a Pool.
class Batch {
 public:
  // `work(i, normalizer)` normalizes text i and keeps what comes of it; it is called from the threads.
  using Work = std::function<void(std::size_t index, const Normalizer& normalizer)>;
  Batch(std::size_t size, Work work);

  // Returns when all texts are done.
  void wait();
  // Begins no further text, and returns when those begun are done: from then on `work` is not called.
  void abandon();

  // For the threads: does some texts, and returns whether any was left to do.
  bool work(const Normalizer& normalizer);

 private:
  Work work_;
  std::mutex mutex_;  // of what follows
  std::condition_variable finished_;
  std::size_t end_, begun_ = 0, done_ = 0;
};

// Threads that normalize, one batch after the other, while the caller does something else. As many as there is work
// for, up to `threads`; they last as long as the pool, for a thread costs as much as some texts.
class Pool {
 public:
  Pool(Normalizer normalizer, unsigned threads);
  ~Pool();                     // does not finish what was begun: whoever waits for a batch keeps the pool
  Pool(const Pool&) = delete;  // its threads know it
  Pool& operator=(const Pool&) = delete;

  std::shared_ptr<Batch> begin(std::size_t size, Batch::Work each);

 private:
  void work();

  Normalizer normalizer_;
  std::size_t most_threads_;
  std::mutex mutex_;  // of what follows
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Batch>> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace onrecord::normalize
