// Tested by tests/cpp/normalize/batch_test.cpp.
#include "onrecord/normalize/batch.hpp"

#include <algorithm>
#include <exception>

namespace onrecord::normalize {
namespace {

constexpr std::size_t texts_at_once = 8;  // that a thread takes

}  // namespace

Outcome outcome_of(const Normalizer& normalizer, std::string_view source) {
  Outcome outcome;
  try {
    Normalized normalized = normalizer.apply_valid(source);
    if (!normalized.changed) return outcome;
    text::PackedAlignment alignment(normalized.alignment, source, normalized.text);
    outcome.changed.emplace(Outcome::Changed{std::move(normalized.text), std::move(normalized.alignment).take_edits(),
                                             std::move(alignment)});
  } catch (const std::bad_alloc&) {
    outcome.error = "not enough memory";
  } catch (const std::exception& error) {
    outcome.error = error.what();
  }
  return outcome;
}

Batch::Batch(Normalizer normalizer, std::size_t size, unsigned threads, Read read)
    : normalizer_(std::move(normalizer)), read_(std::move(read)), outcomes_(size) {
  const std::size_t useful = std::min<std::size_t>(threads, (size + texts_at_once - 1) / texts_at_once);
  threads_.reserve(useful);
  for (std::size_t i = 0; i < useful; ++i) threads_.emplace_back([this] { work(); });
}

void Batch::wait() {
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Batch::work() {
  while (true) {
    const std::size_t begin = next_.fetch_add(texts_at_once);
    if (begin >= outcomes_.size()) return;
    const std::size_t end = std::min(begin + texts_at_once, outcomes_.size());
    for (std::size_t i = begin; i < end; ++i)
      read_(i, [&](std::string_view text) { outcomes_[i] = outcome_of(normalizer_, text); });
  }
}

}  // namespace onrecord::normalize
