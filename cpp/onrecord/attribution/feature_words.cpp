// Tested by tests/cpp/attribution/explainer_test.cpp.
#include "onrecord/attribution/feature_words.hpp"

#include <algorithm>
#include <array>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

using Word = WordClass;

// What a piece of a template is filled with: a word of the text, or the name of a bucket that has words of its own.
struct Value {
  std::string_view word;
  std::string_view bucket;
  bool is_kind = false;    // the model sees only what kind of word it is
  std::string_view count;  // a range of numbers
};

// A word as itself.
Value word_at(const Reading& reading, std::uint32_t i, std::uint32_t end) {
  return {.word = i < end ? reading.word(i) : std::string_view{}};
}

// A word as `signature` shows it to the models.
Value signature_at(const Reading& reading, std::uint32_t i, std::uint32_t end) {
  Value value = word_at(reading, i, end);
  value.is_kind = i < end && signature(reading, i, end) != reading.token(i).folded;
  return value;
}

Value count_of(std::uint32_t length) {
  static constexpr std::array<std::string_view, 9> ranges{"0 or 1",  "2",        "3",        "4 or 5",      "6 to 8",
                                                          "9 to 13", "14 to 20", "21 to 35", "more than 35"};
  return {.count = ranges[length_bucket(length)]};
}

std::string_view form_bucket(const Cue& cue) {
  if (cue.kind == CueClass::noun) return "form=noun";
  if (cue.kind == CueClass::adjective) return "form=adjective";
  if (cue.kind == CueClass::adverbial) return "form=adverbial";
  if (cue.is_passive) return "form=passive";
  if (cue.is_finite) return cue.form == VerbForm::past ? "form=past" : "form=finite";
  return cue.form == VerbForm::ing ? "form=ing" : "form=nonfinite";
}

std::string_view frame_bucket(Frame frame) {
  static constexpr std::array<std::string_view, frame_count> buckets{"frame=that",
                                                                     "frame=clause",
                                                                     "frame=wh",
                                                                     "frame=infinitive",
                                                                     "frame=ing",
                                                                     "frame=adjective",
                                                                     "frame=object",
                                                                     "frame=object-that",
                                                                     "frame=object-clause",
                                                                     "frame=object-wh",
                                                                     "frame=object-infinitive",
                                                                     "frame=object-as",
                                                                     "frame=after",
                                                                     "frame=colon"};
  return buckets[static_cast<std::size_t>(frame)];
}

std::string_view source_bucket(const Reading& reading, const NounPhrase* source) {
  if (source == nullptr) return "source=none";
  if (source->kind == NounPhrase::Kind::pronoun) return "source=pronoun";
  if (source->kind == NounPhrase::Kind::name) return "source=name";
  return reading.is(source->core.end - 1, Word::person_noun) ? "source=person" : "source=other";
}

// A piece of a template, and what it is filled with.
template <class Seen>
struct TemplatePiece {
  std::string_view name;
  Value (*value)(const Reading& reading, const Seen& seen);
};

constexpr auto finding_pieces = std::to_array<TemplatePiece<Finding>>({
    {"cue",
     [](const Reading& reading, const Finding& f) {
       return Value{.word = f.cue.entry ? std::string_view(f.cue.entry->lemma) : reading.word(f.cue.head)};
     }},
    {"frame", [](const Reading&, const Finding& f) { return Value{.bucket = frame_bucket(f.frame)}; }},
    {"form", [](const Reading&, const Finding& f) { return Value{.bucket = form_bucket(f.cue)}; }},
    {"source", [](const Reading& reading, const Finding& f) { return Value{.bucket = source_bucket(reading, f.source)}; }},
    {"head",
     [](const Reading& reading, const Finding& f) {
       if (f.source == nullptr) return Value{.bucket = "source=none"};
       return Value{.word = reading.word(f.source->core.end - 1)};
     }},
    {"before",
     [](const Reading& reading, const Finding& f) {
       const std::uint32_t cue = f.cue.tokens.begin;
       return cue > f.sentence.begin ? signature_at(reading, cue - 1, f.sentence.end) : Value{};
     }},
    {"first", [](const Reading& reading, const Finding& f) { return signature_at(reading, f.content.begin, f.sentence.end); }},
    {"first-word", [](const Reading& reading, const Finding& f) { return word_at(reading, f.content.begin, f.sentence.end); }},
    {"second", [](const Reading& reading, const Finding& f) { return signature_at(reading, f.content.begin + 1, f.sentence.end); }},
    {"behind", [](const Reading& reading, const Finding& f) { return signature_at(reading, f.cue.tokens.end, f.sentence.end); }},
    {"closing", [](const Reading& reading, const Finding& f) { return word_at(reading, f.sentence.end - 1, f.sentence.end); }},
    {"length", [](const Reading&, const Finding& f) { return count_of(f.content.size()); }},
    {"place", [](const Reading&, const Finding& f) { return count_of(f.cue.head - f.sentence.begin); }},
    {"auxiliary",
     [](const Reading& reading, const Finding& f) {
       if (f.cue.tokens.begin == f.cue.head) return Value{.bucket = "auxiliary=none"};
       return Value{.word = reading.word(f.cue.tokens.begin)};
     }},
    {"negation",
     [](const Reading&, const Finding& f) { return Value{.bucket = f.cue.is_negated ? "negation=yes" : "negation=no"}; }},
    {"capital",
     [](const Reading& reading, const Finding& f) {
       const bool is_capital = reading.token(f.cue.head).is(segment::TokenShape::capitalized);
       return Value{.bucket = is_capital ? "capital=yes" : "capital=no"};
     }},
});

// The first word behind a mark at the site.
std::uint32_t next_of(const Reading& reading, const BorderSite& site) {
  constexpr auto punctuation = Mark::comma | Mark::semicolon | Mark::colon | Mark::open_bracket;
  const bool is_punctuation = is_mark(reading, site.token, punctuation) || is_dash(reading, site.token);
  return is_punctuation ? site.token + 1 : site.token;
}

// What else a template speaks of (what follows, the commas before …) is told without its value.
constexpr auto border_pieces = std::to_array<TemplatePiece<BorderSite>>({
    {"frame", [](const Reading&, const BorderSite& s) { return Value{.bucket = frame_bucket(s.frame)}; }},
    {"form", [](const Reading&, const BorderSite& s) { return Value{.bucket = form_bucket(s.cue)}; }},
    {"cue-word", [](const Reading& reading, const BorderSite& s) { return Value{.word = reading.word(s.cue.head)}; }},
    {"here", [](const Reading& reading, const BorderSite& s) { return signature_at(reading, s.token, s.last); }},
    {"next",
     [](const Reading& reading, const BorderSite& s) { return signature_at(reading, next_of(reading, s), s.last); }},
    {"next-word",
     [](const Reading& reading, const BorderSite& s) { return word_at(reading, next_of(reading, s), s.last); }},
    {"second", [](const Reading& reading,
                  const BorderSite& s) { return signature_at(reading, next_of(reading, s) + 1, s.last); }},
    {"second-word",
     [](const Reading& reading, const BorderSite& s) { return word_at(reading, next_of(reading, s) + 1, s.last); }},
    {"third", [](const Reading& reading,
                 const BorderSite& s) { return signature_at(reading, next_of(reading, s) + 2, s.last); }},
    {"previous",
     [](const Reading& reading, const BorderSite& s) {
       return s.token > s.first ? signature_at(reading, s.token - 1, s.last) : Value{};
     }},
    {"length", [](const Reading&, const BorderSite& s) { return count_of(s.token - s.first); }},
    {"rest", [](const Reading&, const BorderSite& s) { return count_of(s.last - s.token); }},
});

template <class Pieces, class Seen>
Value value_of(std::string_view name, const Pieces& pieces, const Reading& reading, const Seen& seen) {
  const auto* const piece = std::ranges::find_if(pieces, [&](const auto& one) { return one.name == name; });
  return piece == pieces.end() ? Value{} : piece->value(reading, seen);
}

std::string filling(const Value& value) {
  if (!value.count.empty()) return std::string(value.count);
  if (value.word.empty()) return "nothing";
  return std::string(value.is_kind ? "a word like “" : "“").append(value.word).append("”");
}

}  // namespace

FeatureWords::FeatureWords() {
  text::for_each_row("en/feature_words.tsv", data::table("en/feature_words.tsv"),
                     [this](const text::Row& row) { words_.emplace(row[0], row[1]); });
}

std::string_view FeatureWords::of_piece(std::string_view piece) const {
  const auto found = words_.find(piece);
  return found == words_.end() ? std::string_view{} : found->second;
}

std::string FeatureWords::of_name(std::string_view feature) const {
  if (const auto whole = of_piece(feature); !whole.empty()) return std::string(whole);
  std::string words;
  text::for_each_piece(feature, ',', [&](std::string_view piece) {
    const auto known = of_piece(piece);
    words.append(words.empty() ? "" : ", ").append(known.empty() ? piece : known);
  });
  return words;
}

std::string FeatureWords::of_name(std::string_view feature, std::string_view rule) const {
  const bool begins_so = feature.size() > rule.size() && feature.starts_with(rule) && feature[rule.size()] == ',';
  return of_name(begins_so ? feature.substr(rule.size() + 1) : feature);
}

// The words of each piece, its value in the place of {}; of a piece whose bucket has words, those.
template <class ValueOf>
std::string FeatureWords::filled(std::string_view model, std::string_view pattern, ValueOf value_of) const {
  std::string words;
  text::for_each_piece(pattern, '+', [&](std::string_view piece) {
    const Value value = value_of(piece);
    const bool is_own = value.bucket.empty() && piece != "bias";
    const auto known =
        is_own ? of_piece(std::string(model).append(piece)) : of_piece(value.bucket.empty() ? piece : value.bucket);
    words.append(words.empty() ? "" : ", ");
    const auto slot = known.find("{}");
    if (slot == std::string_view::npos) {
      words.append(known.empty() ? piece : known);
    } else {
      words.append(known.substr(0, slot)).append(filling(value)).append(known.substr(slot + 2));
    }
  });
  return words;
}

std::string FeatureWords::of_report(std::string_view pattern, const Reading& reading, const Finding& finding) const {
  return filled("report.", pattern,
                [&](std::string_view piece) { return value_of(piece, finding_pieces, reading, finding); });
}

std::string FeatureWords::of_border(std::string_view pattern, const Reading& reading, const BorderSite& site) const {
  return filled("border.", pattern,
                [&](std::string_view piece) { return value_of(piece, border_pieces, reading, site); });
}

std::string FeatureWords::of_subject(std::string_view pattern) const {
  return filled("subject.", pattern, [](std::string_view) { return Value{}; });
}

}  // namespace onrecord::attribution
