// Prints every cue outside quotation marks with the clause found for it and what the report model sees: the input of
// tools/measure_cues.py, train_reports.py and train_subjects.py. With a file's name as argument that file is the table
// of cues. Reads documents from standard input, each as its length in bytes on a line of its own and then its bytes;
// writes for each cue a tab-separated line: DOCUMENT LEMMA CLASS CUE_BEGIN CUE_END (bytes of the text), and where it
// has a clause FRAME PARTS SOURCE KEYS OPTIONS: PARTS and SOURCE as "begin,end" (several parts by blanks; no source:
// empty), KEYS by blanks; OPTIONS, which the subject model chooses from, by semicolons: 1 where the grammar proposes
// it, its span, its keys.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "documents.hpp"
#include "onrecord/attribution/clauses.hpp"
#include "onrecord/attribution/frames.hpp"
#include "onrecord/attribution/subject_model.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::attribution;

struct Engines {
  ClauseFinder clauses;
  std::unique_ptr<const CueFinder> cues;
};

constexpr const char* class_names[] = {"verb", "noun", "adjective", "adverbial"};

void print(TextSpan span) { std::printf("%u,%u", span.begin, span.end); }

void print_sources(const Reading& reading, segment::TokenRange sentence, const Cue& cue, const Reported& reported) {
  std::printf("\t");
  if (reported.frame == Frame::after) return;
  const auto body = trimmed(reading, sentence);
  const SubjectModel::Asked asked{body, cue, reported.frame, proposed_source(reading, body, cue)};
  const auto all = SubjectModel::candidates(reading, asked);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) std::printf(";");
    std::printf("%d ", static_cast<int>(all[i].is_proposed));
    if (all[i].phrase) print(reading.span(all[i].phrase->phrase));
    for (const auto key : SubjectModel::features(reading, asked, all, i)) std::printf(" %x", key);
  }
}

void print(const Reading& reading, segment::TokenRange sentence, const Cue& cue, const Reported& reported) {
  std::printf("\t%s\t", std::string(name(reported.frame)).c_str());
  for (const auto& part : reported.content) {
    print(reading.span(part));
    std::printf(" ");
  }
  std::printf("\t");
  if (reported.source) print(reading.span(reported.source->phrase));
  std::printf("\t");
  const NounPhrase* source = reported.source ? &*reported.source : nullptr;
  for (const auto key :
       ReportModel::features(reading, {cue, reported.frame, sentence, reported.content.front(), source})) {
    std::printf("%x ", key);
  }
  print_sources(reading, sentence, cue, reported);
}

void print(const Engines& engines, const tools::Prepared& given, std::size_t document) {
  const Reading& reading = given.reading;
  for (const auto& sentence : given.segments.sentences) {
    for (const auto& cue : engines.cues->find(reading, sentence.tokens)) {
      if (reading.marked[cue.head] != 0) continue;
      const TextSpan words = reading.span(cue.tokens);
      std::printf("%zu\t%s\t%s\t%u\t%u", document, cue.entry ? cue.entry->lemma.c_str() : "?",
                  class_names[static_cast<std::size_t>(cue.kind)], words.begin, words.end);
      const auto reported = engines.clauses.clause_of(reading, sentence.tokens, cue);
      if (reported) print(reading, sentence.tokens, cue, *reported);
      std::printf("\n");
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  Engines engines;
  if (count > 1) {
    std::ifstream file(arguments[1]);
    const std::string table{std::istreambuf_iterator<char>(file), {}};
    engines.cues = std::make_unique<CueFinder>(table);
  } else {
    engines.cues = std::make_unique<CueFinder>();
  }
  tools::for_each_document([&](const tools::Prepared& given, std::size_t number) { print(engines, given, number); });
}
