// Texts with their mentions marked in place, as tests/cases/{entities,resolution}.jsonl write them:
//   "President [Trump](PERSON Donald Trump) spoke."  →  text, and "Trump" as PERSON of the entity "Donald Trump"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/text/span.hpp"

namespace onrecord::tests {

struct MarkedMention {
  TextSpan span;
  std::string type;
  std::string entity;
};

struct Marked {
  std::string text;
  std::vector<MarkedMention> mentions;
};

inline Marked read_marked(std::string_view markup) {
  Marked marked;
  for (std::size_t i = 0; i < markup.size();) {
    if (markup[i] != '[') {
      marked.text += markup[i++];
      continue;
    }
    const std::size_t close = markup.find("](", i);
    const std::size_t end = markup.find(')', close);
    const auto meaning = markup.substr(close + 2, end - close - 2);
    const std::size_t blank = meaning.find(' ');
    MarkedMention mention;
    mention.span.begin = static_cast<std::uint32_t>(marked.text.size());
    marked.text += markup.substr(i + 1, close - i - 1);
    mention.span.end = static_cast<std::uint32_t>(marked.text.size());
    mention.type = meaning.substr(0, blank);
    mention.entity = meaning.substr(blank + 1);
    marked.mentions.push_back(mention);
    i = end + 1;
  }
  return marked;
}

}  // namespace onrecord::tests
