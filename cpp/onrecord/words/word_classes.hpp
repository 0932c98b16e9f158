// The classes of English words: what a word may be out of its sentence. Read from en/function_words.tsv, and from
// en/words.tsv with the forms that inflection makes of its lemmas.
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord::words {

// Word classes, as bits: a word out of its sentence may have several. A word that no row knows gets those of its
// ending.
struct WordClass {
  static constexpr std::uint32_t determiner = 1U << 0;       // the, a, this, some
  static constexpr std::uint32_t possessive = 1U << 1;       // his, their; the clitic 's of a possessor
  static constexpr std::uint32_t subject_pronoun = 1U << 2;  // he, they, who; it and you are subject and object
  static constexpr std::uint32_t object_pronoun = 1U << 3;   // him, them
  static constexpr std::uint32_t preposition = 1U << 4;      // of, in, after
  static constexpr std::uint32_t coordinator = 1U << 5;      // and, or, but
  static constexpr std::uint32_t subordinator = 1U << 6;     // because, while, although
  static constexpr std::uint32_t complementizer = 1U << 7;   // that, whether, if
  static constexpr std::uint32_t wh_word = 1U << 8;          // what, how, why, who, which
  static constexpr std::uint32_t auxiliary = 1U << 9;        // be, have, do in all forms
  static constexpr std::uint32_t modal = 1U << 10;           // will, would, can
  static constexpr std::uint32_t negation = 1U << 11;        // not, n't, never
  static constexpr std::uint32_t infinitive_to = 1U << 12;   // to
  static constexpr std::uint32_t adverb = 1U << 13;          // also, later, reportedly
  static constexpr std::uint32_t time_word = 1U << 14;       // Monday, yesterday, week, January
  static constexpr std::uint32_t number_word = 1U << 15;     // two, dozens
  static constexpr std::uint32_t adjective = 1U << 16;
  static constexpr std::uint32_t noun = 1U << 17;             // may head a noun phrase
  static constexpr std::uint32_t person_noun = 1U << 18;      // official, spokeswoman, senator: nouns that speak
  static constexpr std::uint32_t verb_base = 1U << 19;        // say
  static constexpr std::uint32_t verb_third = 1U << 20;       // says
  static constexpr std::uint32_t verb_past = 1U << 21;        // said
  static constexpr std::uint32_t verb_participle = 1U << 22;  // said, taken
  static constexpr std::uint32_t verb_ing = 1U << 23;         // saying
  static constexpr std::uint32_t relative = 1U << 24;         // who, which, that, whose
  static constexpr std::uint32_t be = 1U << 25;               // is, was, been
  static constexpr std::uint32_t name_like = 1U << 26;   // capitalized and no lower-case word's row: from shape alone
  static constexpr std::uint32_t quantifier = 1U << 27;  // most, some: may head a noun phrase before a preposition
  static constexpr std::uint32_t finite = verb_third | verb_past | modal;
  static constexpr std::uint32_t any_verb = verb_base | verb_third | verb_past | verb_participle | verb_ing;
};

// What the tables say of a word.
struct Row {
  std::uint32_t folded = 0;  // text::folded_hash of the word
  std::uint32_t classes = 0;
};

// One row a word. A function word is nothing else: “will”, “may”, “can” are no nouns here.
std::vector<Row> function_words();

// One row a form; a word has the classes of all its rows.
std::vector<Row> open_words();

}  // namespace onrecord::words
