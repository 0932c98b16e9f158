// The steps, each in its own file in steps/. Every one takes valid UTF-8 (utf8: any bytes), tells the rewriter what it
// changes, in pieces as small as can be, and costs linear time. All but html, hyphen, ellipsis, glue and boilerplate
// are idempotent: the second time they change nothing. What a step does is told at the head of its file.
#pragma once

#include <span>
#include <string_view>

#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/alignment.hpp"

namespace onrecord::normalize {

namespace steps {
void utf8(std::string_view input, text::Rewriter& out);
void html(std::string_view input, text::Rewriter& out);
void mojibake(std::string_view input, text::Rewriter& out);
void lines(std::string_view input, text::Rewriter& out);
void invisible(std::string_view input, text::Rewriter& out);
// Defined in segment/drop_boilerplate.cpp: what is boilerplate, regions tell, which stand to the right of this folder.
void boilerplate(std::string_view input, text::Rewriter& out);
void hyphen(std::string_view input, text::Rewriter& out);
void nfc(std::string_view input, text::Rewriter& out);
void nfd(std::string_view input, text::Rewriter& out);
void nfkc(std::string_view input, text::Rewriter& out);
void nfkd(std::string_view input, text::Rewriter& out);
void confusables(std::string_view input, text::Rewriter& out);
void accents(std::string_view input, text::Rewriter& out);
void casefold(std::string_view input, text::Rewriter& out);
void quotes(std::string_view input, text::Rewriter& out);
void dashes(std::string_view input, text::Rewriter& out);
void ellipsis(std::string_view input, text::Rewriter& out);
void spaces(std::string_view input, text::Rewriter& out);
void whitespace(std::string_view input, text::Rewriter& out);
void glue(std::string_view input, text::Rewriter& out);
void mask_urls(std::string_view input, text::Rewriter& out);
void mask_emails(std::string_view input, text::Rewriter& out);
void mask_handles(std::string_view input, text::Rewriter& out);
void mask_phones(std::string_view input, text::Rewriter& out);
void mask_numbers(std::string_view input, text::Rewriter& out);
}  // namespace steps

// Whether a step may change a text for the sake of a character beyond ASCII: NamedStep::concerns. Asked for Latin
// letters and for U+2000 to U+21FF only (see glance.hpp).
namespace concerns {
bool mojibake(char32_t c);
AsciiSet mojibake_before(char32_t c);
bool lines(char32_t c);
bool invisible(char32_t c);
bool nfc(char32_t c);
bool nfd(char32_t c);
bool nfkc(char32_t c);
bool nfkd(char32_t c);
bool accents(char32_t c);
bool quotes(char32_t c);
bool dashes(char32_t c);
bool spaces(char32_t c);
// Whether the step glue may part the text before the character at `at`.
bool seam_at(std::string_view text, std::size_t at);
}  // namespace concerns

// All steps in their recommended order: a new step is one file and one row here.
std::span<const NamedStep> all_steps();

}  // namespace onrecord::normalize
