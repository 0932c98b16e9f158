// Turns of a transcript: lines that begin with their speaker's label and a colon.
//   TAPPER: Will you go?      Q: Will you go?      Q. Will you go?      JAKE TAPPER, CNN HOST: Will you go?
//   “TAPPER: Will you go?         (quoted as a whole: each paragraph opens the mark)
//   THE COURT: Will you go? MR. LEE: I will.      (several on a line, behind each other's last stop)
// One such line alone is a headline or an announcement; two that speak (end as a sentence does and hold a word in lower
// case, as the fields of a form and the columns of a table do not) make a transcript.
#pragma once

#include "onrecord/segment/segments.hpp"
#include "onrecord/segment/word_table.hpp"

namespace onrecord::segment::regions {

struct Findings;

class Turns {
 public:
  Turns();  // reads en/not_speakers.tsv and en/speaker_words.tsv

  void find(std::string_view text, const Segments& segments, Findings& found) const;

 private:
  struct Label {
    std::uint32_t paragraph = 0;
    TokenRange line;          // from its first token to the next label, or to the paragraph's end
    std::uint32_t colon = 0;  // token
    TokenRange name;
    std::uint32_t words = 0;
    bool is_described = false;  // a comma or a bracket has ended the name
    bool in_capitals = true;
    bool speaks = false;
    bool is_dotted = false;  // Q. or A.
  };
  bool takes(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token, Label& label) const;
  std::optional<Label> label_of(std::string_view text, const Segments& segments, std::uint32_t paragraph) const;
  std::optional<Label> label_in(std::string_view text, const Segments& segments, TokenRange line) const;
  std::vector<std::uint32_t> begins_of_labels(std::string_view text, const Segments& segments,
                                              const Label& first) const;
  std::vector<Label> inner_labels(std::string_view text, const Segments& segments, const Label& first) const;

  std::vector<Label> labels_of(std::string_view text, const Segments& segments, const Findings& found) const;

  void add_turn(std::string_view text, const Segments& segments, const Label& label, Findings& found) const;

  std::uint32_t last_paragraph(std::string_view text, const Segments& segments, const Label& label) const;

  bool has_role(const Segments& segments, const Label& label) const;

  WordTable<bool> not_speakers_;
  WordTable<bool> speaker_words_;
};

}  // namespace onrecord::segment::regions
