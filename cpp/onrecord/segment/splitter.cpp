// Tested by tests/cpp/segment/splitter_test.cpp.
#include "onrecord/segment/splitter.hpp"

#include <optional>
#include <stdexcept>
#include <string>

#include "onrecord/data/data.hpp"
#include "onrecord/segment/paragraph_splitter.hpp"
#include "onrecord/text/breaks.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

constexpr std::string_view table_name = "en/sentence_words.tsv";

// A paragraph of a script that knows no capitals: more of its words have none of either case than have.
bool is_caseless(const std::vector<Token>& tokens, TokenRange range) {
  constexpr std::uint16_t asked = TokenShape::capitalized | TokenShape::has_lower | TokenShape::not_ascii;
  std::uint32_t caseless = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const auto is_word = static_cast<std::uint32_t>(tokens[i].is_word());
    words += is_word;
    caseless += is_word & static_cast<std::uint32_t>((tokens[i].shape & asked) == TokenShape::not_ascii);
  }
  return caseless > words - caseless;
}

void add_sentence(Segments& segments, TokenRange tokens, std::uint32_t paragraph) {
  segments.sentences.push_back(
      {{segments.tokens[tokens.begin].begin, segments.tokens[tokens.end - 1].end}, tokens, paragraph});
}

// Sentences of tokens [begin, end) by ICU's breaks, each moved to the end of the token it falls into.
void split_by_icu(text::SentenceBreaker& breaker, std::string_view text, Segments& segments, TokenRange range,
                  std::uint32_t paragraph) {
  const auto& tokens = segments.tokens;
  const std::uint32_t offset = tokens[range.begin].begin;
  std::uint32_t begin = range.begin;
  std::uint32_t i = range.begin;
  for (const std::uint32_t end : breaker.ends(text.substr(offset, tokens[range.end - 1].end - offset))) {
    while (i < range.end && tokens[i].begin < offset + end) ++i;
    if (i > begin) add_sentence(segments, {begin, i}, paragraph);
    begin = i;
  }
}

}  // namespace

Splitter::Splitter() {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    if (row[1] == "starter")
      starters_.insert(text::folded_hash(row[0]));
    else if (row[1] == "speech")
      speech_.insert(text::folded_hash(row[0]));
    else if (row[1] != "tail")
      throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) +
                                  ": want starter, speech or tail");
  });
}

void Splitter::split_lines(Segments& segments) {
  const auto& tokens = segments.tokens;
  segments.paragraphs.reserve(tokens.size() / 32 + 1);  // news has a paragraph for each 40 tokens
  for (std::uint32_t begin = 0; begin < tokens.size();) {
    std::uint32_t end = begin + 1;
    while (end < tokens.size() && !tokens[end].is(TokenShape::line_before)) ++end;
    segments.paragraphs.push_back({.span = {tokens[begin].begin, tokens[end - 1].end}, .tokens = {begin, end}});
    begin = end;
  }
}

void Splitter::split_sentences(std::string_view text, Segments& segments) const {
  std::optional<text::SentenceBreaker> breaker;  // costly: made when a paragraph needs it
  segments.sentences.reserve(segments.tokens.size() / 20 + segments.paragraphs.size());
  for (std::uint32_t p = 0; p < segments.paragraphs.size(); ++p) {
    Paragraph& paragraph = segments.paragraphs[p];
    paragraph.first_sentence = static_cast<std::uint32_t>(segments.sentences.size());
    if (!text::is_ascii(slice(text, paragraph.span)) && is_caseless(segments.tokens, paragraph.tokens)) {
      if (!breaker) breaker.emplace();
      split_by_icu(*breaker, text, segments, paragraph.tokens, p);
    } else {
      ParagraphSplitter(*this, text, segments.tokens, paragraph.tokens).split([&](TokenRange tokens) {
        add_sentence(segments, tokens, p);
      });
    }
    paragraph.last_sentence = static_cast<std::uint32_t>(segments.sentences.size());
  }
}

void Splitter::cut_sentences(Segments& segments, const std::vector<std::uint32_t>& cuts) {
  if (cuts.empty()) return;
  const std::vector<Sentence> whole = std::move(segments.sentences);
  segments.sentences.clear();
  segments.sentences.reserve(whole.size() + cuts.size());
  for (Paragraph& paragraph : segments.paragraphs) paragraph.first_sentence = paragraph.last_sentence = 0;
  auto cut = cuts.begin();
  for (const Sentence& sentence : whole) {
    std::uint32_t begin = sentence.tokens.begin;
    for (; cut != cuts.end() && *cut < sentence.tokens.end; ++cut) {
      if (*cut <= begin) continue;
      add_sentence(segments, {begin, *cut}, sentence.paragraph);
      begin = *cut;
    }
    add_sentence(segments, {begin, sentence.tokens.end}, sentence.paragraph);
  }
  for (std::uint32_t s = 0; s < segments.sentences.size(); ++s) {
    Paragraph& paragraph = segments.paragraphs[segments.sentences[s].paragraph];
    if (paragraph.last_sentence == 0) paragraph.first_sentence = s;
    paragraph.last_sentence = s + 1;
  }
}

}  // namespace onrecord::segment
