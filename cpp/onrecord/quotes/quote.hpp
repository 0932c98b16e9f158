// A quote: one attribution of speech, with its content, its speaker and its cue. Terms as in PARC 3.0 and PolNeAR.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "onrecord/text/short_list.hpp"
#include "onrecord/text/span.hpp"

namespace onrecord::quotes {

// direct: wholly in quotation marks; mixed: partly; indirect: not at all; scare: marked words that report nobody's
// speech; post: an embedded social-media post.
enum class QuoteKind : std::uint8_t { direct, mixed, indirect, scare, post };
constexpr std::size_t quote_kind_count = 5;
std::string_view name(QuoteKind kind);
std::optional<QuoteKind> quote_kind(std::string_view name);

using Spans = text::ShortList<TextSpan, 2>;  // few quotes have more

struct Quote {
  TextSpan span;  // the hull of its parts
  Spans parts;    // its fragments, in order; marks outside where they enclose a whole part
  Spans marked;   // what lies between marks, without blanks beside them
  QuoteKind kind = QuoteKind::direct;
  std::optional<TextSpan> speaker;
  std::optional<std::uint32_t> speaker_entity;  // index into the document's entities
  std::optional<TextSpan> cue;
  std::optional<std::uint32_t> parent;  // index into the document's quotes: the quote this one is nested in
  const char* rule = "";                // names the rule that decided; static storage
  float speech = 0;                     // probability that this is reported speech, by the model that took it for such
  float source = 1;                     // probability of its source among those that were proposed
  float confidence = 0;                 // probability that this is reported speech and its speaker (or none) is right
};

}  // namespace onrecord::quotes
