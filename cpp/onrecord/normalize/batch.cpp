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

Batch::Batch(std::size_t size, Work work) : work_(std::move(work)), end_(size) {}

void Batch::wait() {
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [this] { return done_ == end_; });
}

void Batch::abandon() {
  {
    const std::scoped_lock lock(mutex_);
    end_ = begun_;
  }
  wait();
}

bool Batch::work(const Normalizer& normalizer) {
  std::size_t begin = 0;
  std::size_t end = 0;
  {
    const std::scoped_lock lock(mutex_);
    begin = begun_;
    end = begun_ = std::min(begin + texts_at_once, end_);
  }
  if (begin == end) return false;
  for (std::size_t i = begin; i < end; ++i) work_(i, normalizer);
  const std::scoped_lock lock(mutex_);
  done_ += end - begin;
  if (done_ == end_) finished_.notify_all();
  return true;
}

Pool::Pool(Normalizer normalizer, unsigned threads) : normalizer_(std::move(normalizer)), most_threads_(threads) {}

Pool::~Pool() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

std::shared_ptr<Batch> Pool::begin(std::size_t size, Batch::Work each) {
  auto batch = std::make_shared<Batch>(size, std::move(each));
  const std::size_t useful = (size + texts_at_once - 1) / texts_at_once;
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(batch);
    const std::size_t threads = std::min(most_threads_, threads_.size() + useful);
    while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
  }
  wake_.notify_all();
  return batch;
}

void Pool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (closed_) return;
    const std::shared_ptr<Batch> batch = waiting_.front();
    lock.unlock();
    const bool worked = batch->work(normalizer_);
    lock.lock();
    if (!worked && !waiting_.empty() && waiting_.front() == batch) waiting_.pop_front();
  }
}

}  // namespace onrecord::normalize
