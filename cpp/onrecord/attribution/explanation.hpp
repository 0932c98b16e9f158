// Explanations: why a quote is what it is. Made by explainer.hpp, and only when somebody asks.
//   “We won,” Lee said.
//   speech 0.97 because a verb of saying stands right behind the marks (+2.0), …; source Lee by quote-source-cue, not
//   nobody; the entity by its name; the content from the marks
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/attribution/speakers.hpp"
#include "onrecord/text/span.hpp"

namespace onrecord::attribution {

// One feature that held, and what it added to the sum that a model decides by.
struct Reason {
  std::string feature;  // its name: "cue-right=strong,beside"; of a model of mixed keys, its template: "cue+frame"
  std::string words;    // the same to be read
  float weight = 0;
};

// What a model or a form of the text says of the quote as a whole: is it speech?
struct Judgement {
  std::string_view model;          // "speech", "report", "confidence", "region", "headline"; static storage
  float probability = 0;           // what the decision went by
  std::optional<float> threshold;  // from which on it is taken; none: no model
  std::optional<float> score;      // the sum of the reasons, whose logistic is the model's probability; none: no model
  std::vector<Reason> reasons;     // the greatest first, whatever their sign
  std::string_view note;           // what decided beside the model or against it; static storage
};

// Whose words they may be; for indirect speech, what else in the sentence may report.
struct Candidate {
  std::string_view rule;  // of the attribution, or the frame of the report; static storage
  std::optional<TextSpan> source;
  std::optional<TextSpan> cue;
  float score = 0;        // the sum of the reasons
  float probability = 0;  // of a source: among all candidates; of a report: that it is one
  bool is_chosen = false;
  std::string_view note;        // what kept it out, or chose it against the score; static storage
  std::vector<Reason> reasons;  // the greatest first
};

// A place where a reported clause may have ended.
struct ClauseEnd {
  TextSpan before;        // the words or the mark that it would end before; empty at the end of the sentence
  float probability = 0;  // that it stops here, once it has come so far
  bool is_chosen = false;
  std::vector<Reason> reasons;  // the greatest ones
};

// Where one part of a quote got its borders from.
struct Border {
  TextSpan part;
  std::string_view how;  // "marks", "clause", "sentence", "lead-in", "region", "headline"; static storage
  std::string_view note;
  std::vector<ClauseEnd> ends;  // for "clause": where it may have ended, up to one behind the chosen one
};

struct Explanation {
  Judgement speech;
  std::vector<Candidate> candidates;
  std::vector<Candidate> sources;  // of the chosen report: what in its sentence was weighed as its source; may be none
  Referent referent;
  std::vector<Border> borders;          // one a part
  std::optional<Judgement> confidence;  // speech and source weighed together; none where a form of the text decided
};

}  // namespace onrecord::attribution
