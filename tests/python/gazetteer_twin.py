"""The plain twin of the gazetteer's matcher: its rules once more, in Python, with nothing clever.

What a text is made of:
- Apostrophes are one character, hyphens are one, a run of blanks is one blank.
- A combining mark, a joiner or a soft hyphen belongs to the character before it; behind a blank, to what follows.
- A unit is a word (a run of letters, digits, underscores and their marks), or one character of a script without spaces,
  or one sign. A line break ends the paragraph: no name goes across it.

Where a name is:
- It begins where a unit begins and ends where one ends, and is equal to the text between, unit by unit, but for case.
- No name begins inside O'Brien, AT&T, 3.14, U.S.A. or ann@example.com, nor ends there; a possessive or a contraction
  ('s 'd 'm 'll 're 've) may follow, and what follows a name that ends in a sign is no word.
- A name that begins with a sign of ASCII begins behind no word.

How a row's case mode takes what the text writes: `exact` as the row has it; `folded` in any case; `title` when each word
is as the row has it, in capitals, or as the row has it with a capital first letter.

Of the names found: the leftmost, of these the longest, then on behind it; or, overlapping, all of them. Entries come by
weight, then as their rows came; first the one with a context word among the 20 words before or behind in the paragraph.
"""

import unicodedata
from functools import cache

BREAKS = "\n\v\f\r\x85\u2028\u2029"
BLANKS = "\t \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
APOSTROPHES = "'\u2019\u2018\u02bc\u02bb"
HYPHENS = "-\u2010\u2011\u2012\u2013"
JOINERS = "\u200c\u200d\xad\u30fc\uff70"
SPACELESS = ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
CLITICS = ("s", "d", "m", "ll", "re", "ve")
BASES = dict(zip("łŁøØđĐðÐþÞıħĦßæÆœŒ", "lLoOdDdDtTihHsaAoO", strict=True))
CONTEXT = 20


@cache
def kind_of(c):
    if c in BREAKS:
        return "break"
    if c in BLANKS:
        return "blank"
    if c in APOSTROPHES or c in HYPHENS:
        return "sign"
    if c in JOINERS or unicodedata.category(c)[0] == "M":
        return "mark"
    if c != "_" and unicodedata.category(c)[0] != "L" and unicodedata.category(c) != "Nd":
        return "sign"
    return "spaceless" if unicodedata.name(c, "").startswith(SPACELESS) else "word"


@cache
def made_one(c):
    if c in APOSTROPHES:
        return "'"
    if c in HYPHENS:
        return "-"
    return " " if kind_of(c) == "blank" else c


@cache
def fold(c):
    """Simple case folding: one character for one; marks stay."""
    if kind_of(c) == "mark":
        return c
    return next((folded for folded in (c.casefold(), c.lower()) if len(folded) == 1), c)


@cache
def without_accents(name):
    plain = ""
    for c in name:
        if not "\u0300" <= c <= "\u036f":
            is_korean = "\uac00" <= c <= "\ud7a3"
            plain += BASES.get(c) or (c if is_korean else unicodedata.normalize("NFD", c)[0])
    return plain


def units(text):
    """(kind, start, end) of each unit, blank and line break, in order."""
    found = []
    for i, c in enumerate(text):
        kind, last = kind_of(c), found[-1] if found else ("break", 0, 0)
        if kind == "mark" and last[0] in ("blank", "break"):
            kind = "word"
        if kind == "mark" or (kind == last[0] and kind in ("word", "blank")):
            found[-1] = (last[0], last[1], i + 1)
        else:
            found.append((kind, i, i + 1))
    return found


def canonical(text):
    """The text with apostrophes, hyphens and runs of blanks made one."""
    result = ""
    for c in map(made_one, text):
        if c != " " or not result.endswith(" "):
            result += c
    return result


def name_of(string):
    return canonical("".join(" " if c in BREAKS else c for c in string)).strip(" ")


def words(text):
    """The text in units and blanks, each with the marks that belong to it."""
    return [text[start:end] for _, start, end in units(text)]


def folded(text):
    return tuple("".join(map(fold, word)) for word in words(text))


def is_title(name, text):
    return all(is_title_word(word, written) for word, written in zip(words(name), words(text), strict=True))


def is_title_word(word, written):
    if word == written or not any(unicodedata.category(c) == "Ll" for c in written):
        return True
    first = next((i for i, c in enumerate(written) if kind_of(c) != "mark"), 0)
    is_capital = unicodedata.category(written[first]) in ("Lu", "Lt")
    return is_capital and word[:first] + word[first + 1 :] == written[:first] + written[first + 1 :]


def at(text, i):
    return made_one(text[i]) if 0 <= i < len(text) else " "


def is_wordlike(c):
    return kind_of(c) in ("word", "mark")


def is_ascii_sign(c):
    return kind_of(c) == "sign" and c < "\x80"


def is_digit(c):
    return unicodedata.category(c) == "Nd"


def may_begin(text, start):
    first, last, before = at(text, start), at(text, start - 1), at(text, start - 2)
    if is_ascii_sign(first):
        return not is_wordlike(last)
    if not is_wordlike(first):
        return True
    if last == "@":
        return False
    if last in "'&":
        return not is_wordlike(before)
    if last in ",." and is_digit(first) and is_digit(before):
        return False
    return not (last == "." and is_wordlike(before) and at(text, start + 1) == ".")


def may_end(text, end):
    last, following, after = at(text, end - 1), at(text, end), at(text, end + 1)
    if is_ascii_sign(last):
        return not is_wordlike(following)
    if not is_wordlike(last) or not is_wordlike(after):
        return True
    if following in "@&":
        return False
    if following == "'":
        return is_clitic(text, end + 1)
    if following in ",." and is_digit(last) and is_digit(after):
        return False
    is_initial = unicodedata.category(last)[0] == "L" and not is_wordlike(at(text, end - 2))
    return following != "." or not (is_initial or unicodedata.category(after) == "Ll")


def is_clitic(text, start):
    end = start
    while is_wordlike(at(text, end)):
        end += 1
    return "".join(map(fold, text[start:end])) in CLITICS


class Twin:
    """Takes rows as mappings; `match` gives (start, end, numbers of the rows)."""

    def __init__(self, rows):
        self.weights = [row.get("weight", 5) for row in rows]
        self.contexts = [{folded(name_of(word)) for word in row.get("context", ())} for row in rows]
        self.names = {}  # folded: [(name, case mode, row)]
        for number, row in enumerate(rows):
            for given in (row["name"], *row.get("aliases", ())):
                name = name_of(given)
                for written in (name, name_of(without_accents(name))) if row.get("fold_accents") else (name,):
                    if written:
                        forms = self.names.setdefault(folded(written), [])
                        forms.append((written, row.get("case", "title"), number))

    def match(self, text, *, overlapping=False):
        found, last = [], 0
        for start, end, rows in self.candidates(text):
            if overlapping or start >= last:
                found.append((start, end, self.in_order(text, start, end, rows)))
                last = end
        return found

    def candidates(self, text):
        """All that is found, by its start, the longest first."""
        parts = units(text)
        longest = max((len("".join(name)) for name in self.names), default=0)
        for i, (kind, start, _) in enumerate(parts):
            if kind in ("blank", "break") or not may_begin(text, start):
                continue
            here = []
            for kind_of_last, _, end in parts[i:]:
                written = canonical(text[start:end])
                if kind_of_last == "break" or len(written) > longest:
                    break
                rows = self.rows_of(written) if kind_of_last != "blank" and may_end(text, end) else []
                if rows:
                    here.append((start, end, rows))
            yield from reversed(here)

    def rows_of(self, written):
        return {
            row
            for name, case, row in self.names.get(folded(written), ())
            if case == "folded" or name == written or (case == "title" and is_title(name, written))
        }

    def in_order(self, text, start, end, rows):
        rows = sorted(rows, key=lambda row: (-self.weights[row], row))
        if len(rows) == 1 or not any(self.contexts[row] for row in rows):
            return rows
        near = words_near(text, start, end)
        first = next((row for row in rows if self.contexts[row] & near), rows[0])
        return [first, *(row for row in rows if row != first)]


def words_near(text, start, end):
    begin = max((i + 1 for i in range(start) if text[i] in BREAKS), default=0)
    close = next((i for i in range(end, len(text)) if text[i] in BREAKS), len(text))
    before, behind = (
        [folded(canonical(side[s:e])) for kind, s, e in units(side) if kind in ("word", "spaceless")]
        for side in (text[begin:start], text[end:close])
    )
    return {*before[-CONTEXT:], *behind[:CONTEXT]}
