// Tested by tests/cpp/normalize/normalizer_test.cpp.
#include "onrecord/normalize/normalizer.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

#include "onrecord/normalize/glance.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

// Steps of which one text can have only one.
constexpr std::array<std::string_view, 4> normal_forms{"nfc", "nfd", "nfkc", "nfkd"};

[[noreturn]] void refuse(const std::string& what) {
  std::string message = what + "; there are:";
  for (const NamedStep& step : all_steps()) message.append(" ").append(step.name);
  throw std::invalid_argument(message);
}

// Whether `asked` ("mask", "mask:urls+emails") means the step `name`, whole or as one of its kinds ("mask:urls").
bool means(std::string_view asked, std::string_view name) {
  if (asked == name) return true;
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos || !asked.starts_with(name.substr(0, colon))) return false;
  if (asked.size() == colon) return true;
  if (asked[colon] != ':') return false;
  bool found = false;
  text::for_each_piece(asked.substr(colon + 1), '+',
                       [&](std::string_view kind) { found = found || kind == name.substr(colon + 1); });
  return found;
}

// The steps a name stands for: one, or the kinds of one in their own order.
std::vector<NamedStep> find_steps(std::string_view asked) {
  std::vector<NamedStep> found;
  for (const NamedStep& step : all_steps()) {
    if (means(asked, step.name)) found.push_back(step);
  }
  const auto kinds_asked = static_cast<std::size_t>(std::ranges::count(asked, '+')) + 1;
  const bool lists_kinds = asked.find(':') != std::string_view::npos;
  if (found.empty() || (lists_kinds && found.size() != kinds_asked))
    refuse("unknown normalization step '" + std::string(asked) + "'");
  return found;
}

bool is_normal_form(const NamedStep& step) { return std::ranges::find(normal_forms, step.name) != normal_forms.end(); }

void require_fit(const std::vector<NamedStep>& before, const NamedStep& step) {
  for (const NamedStep& other : before) {
    if (other.name == step.name) refuse("normalization step '" + std::string(step.name) + "' is given twice");
    if (is_normal_form(other) && is_normal_form(step)) {
      refuse("normalization steps '" + std::string(other.name) + "' and '" + std::string(step.name) +
             "' exclude one another");
    }
  }
  if (step.name == "utf8" && !before.empty()) refuse("normalization step 'utf8' must be the first");
}

void require_size(std::string_view input) {
  if (input.size() < std::numeric_limits<std::uint32_t>::max()) return;
  throw std::invalid_argument("the text has " + std::to_string(input.size()) + " bytes; split it below 4 GiB");
}

void require_utf8(std::string_view input) {
  if (const auto at = text::first_invalid(input)) {
    throw std::invalid_argument("byte " + std::to_string(*at) +
                                ": not UTF-8; decode the text first or begin with 'utf8'");
  }
}

// Edits whose two sides are equal after all: what one step changed and a later one changed back.
text::Alignment without_idle_edits(const text::Alignment& alignment, std::string_view source, std::string_view text) {
  const auto idle = [&](const text::Edit& edit) { return slice(source, edit.source) == slice(text, edit.text); };
  if (std::ranges::none_of(alignment.edits(), idle)) return alignment;
  text::EditList edits = alignment.edits();
  std::erase_if(edits, idle);
  return {std::move(edits), alignment.source_size(), alignment.text_size()};
}

}  // namespace

SourceSpan Normalized::to_source(TextSpan span) const {
  if (span == TextSpan{0, alignment.text_size()}) return {0, alignment.source_size()};
  return alignment.to_source(span);
}

TextSpan Normalized::to_text(SourceSpan span) const {
  if (span == SourceSpan{0, alignment.source_size()}) return {0, alignment.text_size()};
  return alignment.to_text(span);
}

Normalizer::Normalizer(const std::vector<std::string>& steps) {
  for (const std::string& name : steps) {
    for (const NamedStep& step : find_steps(name)) {
      require_fit(steps_, step);
      steps_.push_back(step);
    }
  }
  glance_ = std::make_shared<const Glance>(steps_);
}

// Calls `use(step, alignment)` for each step that changes the text, in order, with its own alignment; returns the text.
template <class Use>
std::string Normalizer::run(std::string_view input, bool is_valid, Use use) const {
  require_size(input);
  const bool begins_with_utf8 = !steps_.empty() && steps_.front().name == "utf8";
  if (!is_valid && !begins_with_utf8) require_utf8(input);
  std::string text;
  std::string_view current = input;
  // The steps that may have something to do, as far as is known.
  Glance::Sight sight{~std::uint32_t{0}, 0};
  bool looked = false;
  const auto take = [&](std::size_t i) {
    text::Rewriter out(current);
    steps_[i].apply(current, out);
    if (!out.changed()) return;
    auto [rewritten, alignment] = out.finish();
    text = std::move(rewritten);
    current = text;
    if (looked) sight.busy |= sight.once_changed | glance_->look_around(current, alignment.edits());
    use(steps_[i], std::move(alignment));
  };
  std::size_t next = begins_with_utf8 ? 1 : 0;
  if (begins_with_utf8 && !is_valid) take(0);
  looked = next + 1 < steps_.size();
  if (looked) sight = glance_->look(current);
  for (; next < steps_.size(); ++next) {
    if ((sight.busy >> next & 1U) != 0) take(next);
  }
  return text;
}

Normalized Normalizer::apply(std::string_view input) const { return applied(input, false); }

Normalized Normalizer::apply_valid(std::string_view input) const { return applied(input, true); }

Normalized Normalizer::applied(std::string_view input, bool is_valid) const {
  Normalized result;
  int changes = 0;
  result.alignment = text::Alignment::identity(static_cast<std::uint32_t>(input.size()));
  result.text = run(input, is_valid, [&](const NamedStep&, text::Alignment&& step) {
    result.alignment = changes++ == 0 ? std::move(step) : result.alignment.then(step);
  });
  if (changes > 1) result.alignment = without_idle_edits(result.alignment, input, result.text);
  result.changed = !result.alignment.is_identity();
  if (!result.changed) result.text.clear();
  return result;
}

std::vector<Change> Normalizer::explain(std::string_view input) const {
  struct Done {
    std::string_view step;
    text::Alignment before;  // input → what the step was given
    text::Alignment own;
  };
  std::vector<Done> done;
  auto before = text::Alignment::identity(static_cast<std::uint32_t>(input.size()));
  run(input, false, [&](const NamedStep& step, text::Alignment&& own) {
    auto next = before.then(own);
    done.push_back({step.name, std::move(before), std::move(own)});
    before = std::move(next);
  });
  std::vector<Change> changes;
  auto after = text::Alignment::identity(before.text_size());  // what the step made → final text
  for (auto at = done.rbegin(); at != done.rend(); ++at) {
    // A step's source is the text of the one before, and its text the source of the one after.
    const auto& edits = at->own.edits();
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      changes.push_back({at->step, at->before.to_source({edit->source.begin, edit->source.end}),
                         after.to_text({edit->text.begin, edit->text.end})});
    }
    after = at->own.then(after);
  }
  std::ranges::reverse(changes);
  return changes;
}

}  // namespace onrecord::normalize
