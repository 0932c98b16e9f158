// Clauses: what a cue reports, and who its source is. The one place that decides the borders of reported content
// without marks; quotes wholly without marks (indirect.hpp) and partly marked ones (direct.hpp) both ask here.
//   Ann Lee told reporters on Monday that “fire and fury” would follow, and left.
//   source “Ann Lee”, content “that “fire and fury” would follow”
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "onrecord/attribution/borders.hpp"
#include "onrecord/attribution/cues.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/reports.hpp"
#include "onrecord/attribution/subject_model.hpp"
#include "onrecord/text/short_list.hpp"

namespace onrecord::attribution {

using TokenRanges = text::ShortList<segment::TokenRange, 2>;  // few contents have more

struct Reported {
  // One range, or two where the attribution stands in its midst; closing punctuation left out, quotation marks as they
  // stand.
  TokenRanges content;
  std::optional<NounPhrase> source;  // none: the text names no source (a passive, a headline)
  Frame frame = Frame::clause;
  const char* rule = "";  // the frame that decided: "said-that", "told-x-that", "according-to"; static storage
  float confidence = 0;   // probability that it is a report at all, by the report model
  float certainty = 1;    // probability of the source among the phrases of the sentence, by the subject model; 1: not
                          // asked

  // Whether a range of the content holds all of `tokens`.
  bool holds(segment::TokenRange tokens) const {
    return std::ranges::any_of(content, [tokens](segment::TokenRange range) {
      return range.begin <= tokens.begin && tokens.end <= range.end;
    });
  }
};

// “It shows that”, “the court heard that”: a cue whose subject mostly is no source, and a subject that is nobody.
bool names_nobody(const Reading& reading, const Cue& cue, const NounPhrase& subject);

// Whom the grammar takes for the source of what stands after the cue; none where nobody can be.
std::optional<NounPhrase> proposed_source(const Reading& reading, segment::TokenRange body, const Cue& cue);

// How much of a clause is asked for; each costs far more than the one before.
enum class Detail : std::uint8_t {
  beginning,  // of content behind its cue no more is sure than where it begins
  content,    // its borders, and the source that the grammar proposes
  all         // the source that the subject model chooses, confidence and certainty
};

class ClauseFinder {
 public:
  ClauseFinder() = default;  // reads en/borders.tsv, en/reports.tsv and en/subjects.tsv

  // What `cue` reports inside `sentence` (a range of tokens that holds the cue); none where it has no complement there,
  // or where its frame is a report less often than `least` by en/cues.tsv (which saves the work).
  std::optional<Reported> clause_of(const Reading& reading, segment::TokenRange sentence, const Cue& cue,
                                    float least = 0) const;
  // The same with less detail.
  std::optional<Reported> outline_of(const Reading& reading, segment::TokenRange sentence, const Cue& cue,
                                     Detail detail, float least = 0) const;
  // Makes all of an outline with its content.
  void complete(const Reading& reading, segment::TokenRange sentence, const Cue& cue, Reported& reported) const;

  const BorderModel& borders() const { return borders_; }
  const ReportModel& reports() const { return reports_; }
  const SubjectModel& subjects() const { return subjects_; }

 private:
  std::optional<Reported> form_of(const Reading& reading, segment::TokenRange body, const Cue& cue, Detail detail,
                                  float least) const;
  segment::TokenRange content_behind(const Reading& reading, segment::TokenRange body, const Cue& cue,
                                     const Complement& complement, Detail detail) const;
  void choose_source(const Reading& reading, segment::TokenRange sentence, const Cue& cue, Reported& reported) const;
  float probability(const Reading& reading, segment::TokenRange sentence, const Cue& cue,
                    const Reported& reported) const;

  BorderModel borders_;
  SubjectModel subjects_;
  ReportModel reports_;
};

}  // namespace onrecord::attribution
