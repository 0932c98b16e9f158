// Fuzzes the recognizer with the embedded gazetteer: mentions lie inside the text, on code point borders, in order,
// without overlap, and each names an entity there is.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "input.hpp"
#include "onrecord/entities/recognizer.hpp"
#include "onrecord/text/utf8.hpp"

using namespace onrecord;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const segment::Segmenter segmenter;
  static const entities::Recognizer recognizer(entities::Gazetteer::embedded());
  const std::string text = repaired({reinterpret_cast<const char*>(data), size});
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
