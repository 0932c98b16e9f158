// Inflection: the forms of English verbs and nouns, made from the lemma by rule; irregular ones come from
// en/verb_forms.tsv.
//   carry → carries, carried, carrying;   box → boxes;   give → gives, gave, given, giving
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::words {

std::string plural(std::string_view noun);

struct VerbForms {
  std::string third;
  std::vector<std::string> past, participle, ing;  // several where spellings differ
};

class Inflector {
 public:
  Inflector();  // reads en/verb_forms.tsv

  VerbForms forms(std::string_view lemma) const;

 private:
  std::map<std::string, VerbForms, std::less<>> irregular_;  // an empty list: by rule
};

}  // namespace onrecord::words
