// Web addresses (https://…, www.…, rt.com), e-mail addresses, @handles and #tags.
// Tested by tests/cpp/segment/tokens_test.cpp.
#include <algorithm>

#include "onrecord/segment/token_scanner.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

bool is_word_byte(unsigned char c) { return (byte_class(c) & ByteClass::word) != 0; }
bool is_label_byte(unsigned char c) { return is_word_byte(c) || c == '-'; }
bool is_name_byte(unsigned char c) { return is_word_byte(c) || c == '_'; }

// A domain's last label as a reader writes it: two or more lower case letters.
bool is_ending(std::string_view label) {
  return label.size() >= 2 && std::ranges::all_of(label, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

// Takes over a word that turns out to begin an address; false where it does not.
bool TokenScanner::scan_address(const Word& word) {
  switch (byte(word.end)) {
    case ':':
      return scan_url(word);
    case '@':
      return scan_email(word);
    default:
      return scan_domain(word);
  }
}

bool TokenScanner::scan_url(const Word& word) {
  if (text_.substr(word.end, 3) != "://") return false;
  const auto scheme = text::fold(text_.substr(word.begin, word.end - word.begin));
  if (scheme != "http" && scheme != "https" && scheme != "ftp") return false;
  push(word.begin, address_end(word.end + 3), TokenKind::url);
  return true;
}

bool TokenScanner::scan_email(const Word& word) {
  const std::uint32_t end = domain_end(word.end + 1);
  if (end == 0) return false;
  push(with_tokens_before(word.begin, "._-+"), end, TokenKind::email);
  return true;
}

bool TokenScanner::scan_domain(const Word& word) {
  if (!is_word_byte(byte(word.end + 1)) || word.end < no_address_before_) return false;
  const std::uint32_t end = domain_end(word.begin);
  if (end == 0) {
    no_address_before_ = word.end + 1;
    while (is_label_byte(byte(no_address_before_)) || byte(no_address_before_) == '.') ++no_address_before_;
    return false;
  }
  push(with_tokens_before(word.begin, "-"), byte(end) == '/' || byte(end) == '?' ? address_end(end) : end,
       TokenKind::url);
  return true;
}

// The end of the longest domain name at `begin` that has a dot and a known ending, or 0.
std::uint32_t TokenScanner::domain_end(std::uint32_t begin) const {
  const bool is_web = text::fold(text_.substr(begin, 4)) == "www.";
  std::uint32_t best = 0;
  std::uint32_t at = begin;
  for (std::uint32_t label = begin, labels = 0;; ++at) {
    if (is_label_byte(byte(at))) continue;
    if (at == label) return best;
    const std::string_view ending = text_.substr(label, at - label);
    const bool has_path = byte(at) == '/' && is_word_byte(byte(at + 1));
    if (labels++ > 0 && is_ending(ending) && (is_web || has_path || rules_.domains.contains(text::folded_hash(ending))))
      best = at;
    if (byte(at) != '.') return best;
    label = at + 1;
  }
}

// Is there white space or a mark at `at` that encloses an address?
bool TokenScanner::encloses_address(std::uint32_t at) const {
  const unsigned char c = byte(at);
  if (c < 0x80) return (byte_class(c) & ByteClass::space) != 0 || c == '"' || c == '<' || c == '>';
  const char32_t wide = text::decode(text_, at).code_point;
  return text::is_space(wide) || text::is_quotation_mark(wide);
}

// Where an address that goes on at `at` ends: at white space or a mark that encloses it, less the marks of its
// sentence.
std::uint32_t TokenScanner::address_end(std::uint32_t at) const {
  const std::uint32_t begin = at;
  std::uint32_t brackets = 0;  // open ones
  while (at < size() && !encloses_address(at)) {
    if (byte(at) == ')' && brackets-- == 0) break;
    if (byte(at) == '(') ++brackets;
    do ++at;
    while ((byte(at) & 0xC0U) == 0x80U);
  }
  while (at > begin && std::string_view(".,;:!?'").find(text_[at - 1]) != std::string_view::npos) --at;
  return after_extenders(at);
}

// Takes back the tokens glued before `begin` that an address may hold; returns where it then begins.
std::uint32_t TokenScanner::with_tokens_before(std::uint32_t begin, std::string_view joiners) {
  while (is_glued() && !tokens_.empty()) {
    const Token& last = tokens_.back();
    const bool joins = last.end - last.begin == 1 && joiners.find(text_[last.begin]) != std::string_view::npos;
    const bool names = (last.is_word() || last.kind == TokenKind::number) && !last.is(TokenShape::not_ascii);
    if (!joins && !names) break;
    begin = last.begin;
    gap_ = last.shape & (TokenShape::space_before | TokenShape::line_before);
    tokens_.pop_back();
  }
  return begin;
}

bool TokenScanner::scan_handle_or_tag() {
  if (at_ > 0 && is_name_byte(byte(at_ - 1))) return false;
  const bool is_tag = byte(at_) == '#';
  bool has_letter = false;
  std::uint32_t end = at_ + 1;
  for (;; ++end) {
    if (is_tag && byte(end) >= 0x80 && word_at(end)) {  // tags are written in any script
      end += text::decode(text_, end).length - 1;
      has_letter = true;
      continue;
    }
    if (!is_name_byte(byte(end))) break;
    has_letter = has_letter || (byte_class(byte(end)) & ByteClass::digit) == 0;
  }
  if (end == at_ + 1 || (is_tag && !has_letter)) return false;
  push(at_, after_extenders(end), is_tag ? TokenKind::hashtag : TokenKind::handle);
  return true;
}

}  // namespace onrecord::segment
