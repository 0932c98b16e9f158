// Tested by tests/cpp/text/breaks_test.cpp.
#include "onrecord/text/breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <stdexcept>
#include <string>

namespace onrecord::text {
namespace {

// ICU counts positions in 32 signed bits; no paragraph of a real text comes near.
constexpr std::size_t longest = std::size_t{1} << 30U;

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU's sentence breaker: ") + u_errorName(status));
}

}  // namespace

struct SentenceBreaker::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
};

SentenceBreaker::SentenceBreaker() : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->iterator.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  require(status);
}

SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker& SentenceBreaker::operator=(SentenceBreaker&&) noexcept = default;
SentenceBreaker::~SentenceBreaker() = default;

std::vector<std::uint32_t> SentenceBreaker::ends(std::string_view text) {
  std::vector<std::uint32_t> ends;
  if (text.size() <= longest) {
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
    impl_->iterator->setText(&view, status);
    require(status);
    for (auto at = impl_->iterator->next(); at != icu::BreakIterator::DONE; at = impl_->iterator->next()) {
      ends.push_back(static_cast<std::uint32_t>(at));
    }
    utext_close(&view);
  }
  if (ends.empty() || ends.back() != text.size()) ends.push_back(static_cast<std::uint32_t>(text.size()));
  return ends;
}

}  // namespace onrecord::text
