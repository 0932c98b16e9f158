// Types: what a name's own words and its neighbours say about what it names.
//   Waseda University → ORG;  Mr. Sato → PERSON;  in Toyama → GPE;  Sato, 52, said → PERSON;  the NRDC → ORG
#pragma once

#include "onrecord/entities/name.hpp"

namespace onrecord::entities {

// Casts the votes of the name's words, its gazetteer entries and its neighbours in the line.
void cast_votes(const Page& page, const Line& line, Name& name);

// Whether a word with a capital inside is written as family names are: McEnroe, DiMaggio, O'Brien.
bool has_surname_shape(std::string_view word);

}  // namespace onrecord::entities
