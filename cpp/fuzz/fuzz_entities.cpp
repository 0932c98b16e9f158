// Fuzzes the recognizer with the embedded gazetteer: mentions lie inside the text, on code point borders, in order,
// without overlap, and each names an entity there is.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "onrecord/entities/recognizer.hpp"
#include "onrecord/text/utf8.hpp"

namespace {

using namespace onrecord;

std::string valid(std::string_view bytes) {
  std::string result;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto next = text::decode_lenient(bytes, i);
    text::append(result, next.code_point);
    i += next.length;
  }
  return result;
}

bool is_border(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const segment::Segmenter segmenter;
  static const entities::Recognizer recognizer(entities::Gazetteer::embedded());
  const std::string text = valid({reinterpret_cast<const char*>(data), size});
  const auto found = recognizer.find(text, segmenter.segment(text));
  std::uint32_t covered = 0;
  for (const auto& mention : found.mentions) {
    if (mention.span.begin < covered || mention.span.end <= mention.span.begin || mention.span.end > text.size())
      abort();
    if (!is_border(text, mention.span.begin) || !is_border(text, mention.span.end)) abort();
    if (mention.entity >= found.entities.size() || mention.rule[0] == '\0') abort();
    covered = mention.span.end;
  }
  return 0;
}
