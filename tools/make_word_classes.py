"""Write en/words.tsv and en/verb_forms.tsv from WordNet 3.0 (Debian: wordnet-base).

A word is taken when WordNet's own sense counts (cntlist.rev) saw it at least MIN times, or when it names a person; a class is
taken when it has at least SHARE of the word's counts. Verb forms are WordNet's list of exceptions (verb.exc).
"""

import collections
import pathlib
import re
import sys

MIN, SHARE = 2, 0.08
CLASS = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb", "5": "adjective"}
PERSON = "00007846"  # the synset “person, individual” of data.noun
# Past forms that are not participles, and the other way round, where the ending does not tell.
PAST_ONLY = set("was were went did became began came drank ran rang sang sank shrank sprang swam arose awoke".split())
PARTICIPLE_ONLY = set("been gone done begun drunk rung sung sunk swum become come run overcome".split())

# Verbs that have the regular form beside WordNet's exception (showed beside shown, learned beside learnt): own knowledge.
REGULAR_TOO = set(
    "abide address bless burn bust bypass chide clothe curse dive dream dwell gnaw hang heave kneel lean leap learn light "
    "melt overflow prove sew shave shine show smell sneak sow spell spill spoil spotlight strew swell thrive work".split()
)
UNCHANGED = "bet bid burst bust cast cost cut forecast hit hurt let put quit read rid set shed shut slit split spread thrust upset wed".split()
# Forms of verbs that WordNet counts as adjectives (“the said man”): in news they are the verb.
NOT_WORDS = {"said"}
# Words of today's news that WordNet's counts (of texts of 1961) miss or misjudge.
EXTRA = {
    "noun person": "spokeswoman spokesperson spokesman strategist pollster blogger aide adviser advisor surrogate operative staffer "
    "congresswoman congressman lawmaker chairwoman chairperson businesswoman commentator columnist pundit tycoon garda "
    "activist lobbyist whistleblower nominee frontrunner billionaire senator representative secretary "
    "ambassador mayor governor president minister reporter attendee analyst expert critic supporter opponent rival "
    "republican democrat conservative liberal progressive libertarian "
    "diver umpire glazier midwife kayaker rower skipper ferryman barista caretaker beekeeper archivist curator "
    "choreographer climber hiker goalkeeper midfielder forward winger referee linesman verger vicar imam roofer electrician "
    "fisherwoman veterinarian pharmacist optician paramedic firefighter navigator actuary auditor accountant cashier "
    "librarian headmistress headteacher toddler niece widower bystander motorist pedestrian landlady homeowner "
    "shopkeeper stallholder busker drummer guitarist screenwriter vlogger streamer youtuber influencer hacker coder "
    "ombudsman envoy campaigner organizer organiser bailiff magistrate plaintiff "
    "addict anaesthetist angler antiquarian archaeologist astronaut astronomer attache auctioneer baker barber baron "
    "barrister bassist batsman biochemist biologist birdwatcher blacksmith bookseller borrower botanist bouncer bowler "
    "boxer boyfriend breeder brewer bricklayer bridegroom bridesmaid broadcaster broker builder bureaucrat burglar butcher "
    "buyer cabbie canoeist cardiologist caregiver carer cartographer caver cellist chancellor chaplain chauffeur "
    "cheesemaker chef classmate cleaner climatologist coastguard commuter complainant conservationist constable consul "
    "contender contestant cosmonaut councillor councilor creditor cricketer criminologist demonstrator dermatologist "
    "dietitian distiller docker driver duchess duke dustman ecologist entomologist environmentalist epidemiologist "
    "eyewitness fan farmhand fiance fiancee filmmaker financier fireman fishmonger flatmate footballer forager forecaster "
    "forewoman founder gamekeeper gamer geneticist goalscorer granddaughter grandson greengrocer groundsman grower "
    "gynaecologist handyman harbourmaster holidaymaker hostage hotelier hydrologist immunologist incumbent informant "
    "insider insurer insurgent ironmonger islander jeweller kitman lender lifeguard linebacker locksmith lodger looter "
    "marathoner mason mathematician mediator medic mentor meteorologist microbiologist migrant milkman mountaineer mum "
    "negotiator neighbour neurologist newsreader nutritionist oceanographer oncologist operator ornithologist orphan "
    "osteopath paediatrician palaeontologist paleontologist parolee participant pediatrician pensioner photographer physio "
    "physiotherapist plasterer podiatrist policewoman postman postwoman premier presenter prince princess programmer "
    "protester protestor publican publisher queen radiologist rambler ranger rapper registrar regulator rescuer "
    "restaurateur retiree roommate scaffolder seismologist seller sexton shareholder shopper skater skier sociologist "
    "solicitor sommelier squatter statistician stepbrother stepfather stepson steward stewardess stockbroker stonemason "
    "striker surfer swimmer trainer translator trucker undersecretary undertaker unionist vet virologist "
    "volcanologist waitress walker warden watchdog watchmaker weatherman weightlifter welder wholesaler winemaker "
    "worshipper wrestler yachtsman yachtswoman zookeeper zoologist "
    "taoiseach tánaiste tanaiste pontiff sheikh emir sultan ayatollah mullah mufti canon dean provost rector bursar "
    "admiral commodore alderman viceroy nuncio notary sarpanch pandit guru swami lama abbess croupier butler nanny "
    "gran nan grandad granddad grandpa mam mummy auntie sibling fiancé fiancée housemate trainee essayist biographer "
    "memoirist tenor ballerina juggler hurdler keeper matron curate organist chorister townsman litigant joiner "
    "trawlerman crofter vintner barman barmaid star "
    "ceo cfo coo cto mp mep msp chair police crew staff troops",
    "noun verb": "tweet retweet email text blog livestream poll quip headline spin leak lament censure gripe grouse rant rave wager "
    "brand pay",
    "noun": "memo website email tweet hashtag video server internet smartphone podcast livestream blog superdelegate caucus primary "
    "transcript op-ed newsletter",
    "verb": "blast slam tout bash mull vow allege assail decry lambaste lambast deride downplay blog reiterate opine "
    "speculate concede rebuff rebuke rebut refute reaffirm reassert recount "
    "admonish bewail blurt castigate chime croak deadpan divulge enquire enthuse entreat fess gloat hiss insinuate laud "
    "posit purr rasp upbraid vouch apologise emphasise recognise realise summarise theorise hypothesise philosophise sermonise "
    "allude aver avow exhort guffaw harrumph kvetch splutter whimper "
    # “…”, sagte Moser: verbs of saying that stand behind quotations in other languages, in the forms that news prints.
    "sagen erklären meinen betonen déclarer dit affirmer expliquer ajouter decir afirmar declarar asegurar explicar señalar "
    "añadir detto dichiarare spiegare disse zeggen powiedzieć säga preguntar contestar murmurar gritar exclamar demander répondre "
    "murmurer fragen antworten rufen chiedere rispondere",
}

# Words of which WordNet says more than news uses.
JUST = {
    "noun person": "butcher mum police swami",
    "noun verb": "lament pay",
    "verb": "rasp splutter quoth",
}
# Verb forms that WordNet lists in part or not at all: past, participle and -ing.
FORMS = {
    "antworten": ["antwortete", "antwortete", ""],
    "chiedere": ["chiese", "chiese", ""],
    "contestar": ["contestó", "contestó", ""],
    "demander": ["demandé,demanda", "demandé,demanda", ""],
    "exclamar": ["exclamó", "exclamó", ""],
    "fragen": ["fragte,fragt", "fragte,fragt", ""],
    "gritar": ["gritó", "gritó", ""],
    "murmurar": ["murmuró", "murmuró", ""],
    "murmurer": ["murmuré,murmura", "murmuré,murmura", ""],
    "preguntar": ["preguntó", "preguntó", ""],
    "rispondere": ["rispose", "rispose", ""],
    "rufen": ["rief", "rief", ""],
    "répondre": ["répondu,répondit", "répondu,répondit", ""],
    "affirmer": ["affirmé,affirme", "affirmé,affirme", ""],
    "afirmar": ["afirmó,afirmou", "afirmó,afirmou", ""],
    "ajouter": ["ajouté,ajoute", "ajouté,ajoute", ""],
    "asegurar": ["aseguró", "aseguró", ""],
    "añadir": ["añadió", "añadió", ""],
    "betonen": ["betonte,betont", "betonte,betont", ""],
    "decir": ["dijo", "dijo", ""],
    "declarar": ["declaró,declarou", "declaró,declarou", ""],
    "detto": ["detto", "detto", ""],
    "dichiarare": ["dichiarato", "dichiarato", ""],
    "disse": ["disse", "disse", ""],
    "dit": ["dit", "dit", ""],
    "déclarer": ["déclaré,déclare", "déclaré,déclare", ""],
    "erklären": ["erklärte,erklärt", "erklärte,erklärt", ""],
    "explicar": ["explicó,explicou", "explicó,explicou", ""],
    "expliquer": ["expliqué,explique", "expliqué,explique", ""],
    "meinen": ["meinte,meint", "meinte,meint", ""],
    "powiedzieć": ["powiedział,powiedziała", "powiedział,powiedziała", ""],
    "sagen": ["sagte,sagt", "sagte,sagt", ""],
    "señalar": ["señaló", "señaló", ""],
    "spiegare": ["spiegato,spiega", "spiegato,spiega", ""],
    "säga": ["säger", "säger", ""],
    "zeggen": ["zei,zegt", "zei,zegt", ""],
    "beat": ["beat", "beaten", ""],
    "deadpan": ["deadpanned", "deadpanned", "deadpanning"],
    "get": ["got", "gotten,got", "getting"],
    "quoth": ["quoth", "quoth", ""],
    "shine": ["shined,shone", "shined,shone", ""],
    "slide": ["slid", "slid,slidden", ""],
}


def extra_rows():
    """Return the classes of the words in EXTRA, by word."""
    rows = collections.defaultdict(list)
    for classes, words in EXTRA.items():
        for word in words.split():
            rows[word] += [c for c in classes.split() if c not in rows[word]]
    return rows


def counts(folder):
    """Take WordNet's folder; return how often each lemma was seen in each class."""
    found = collections.defaultdict(collections.Counter)
    for line in (folder / "cntlist.rev").read_text().splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        if lemma.isalpha():
            found[lemma.lower()][CLASS[rest[0]]] += int(count)
    return found


def person_nouns(folder):
    """Single words whose first noun sense is a kind of person."""
    children, words = collections.defaultdict(list), {}
    for line in (folder / "data.noun").read_text().splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        offset, size = fields[0], int(fields[3], 16)
        words[offset] = [fields[4 + 2 * i] for i in range(size)]
        for i, field in enumerate(fields):
            if field in ("@", "@i") and fields[i + 2] == "n":
                children[fields[i + 1]].append(offset)
    kinds, stack = set(), [PERSON]
    while stack:
        offset = stack.pop()
        if offset not in kinds:
            kinds.add(offset)
            stack += children[offset]
    first = {}
    for line in (folder / "index.noun").read_text().splitlines():
        if not line.startswith("  "):
            fields = line.split()
            first[fields[0]] = fields[-int(fields[2])]
    return {w for w, offset in first.items() if w.isalpha() and offset in kinds}


def irregular_plurals(folder):
    """Take WordNet's folder; return the irregular plural of each noun that has one."""
    plurals = {}
    for line in (folder / "noun.exc").read_text().splitlines():
        plural, lemma = line.split()[:2]
        if plural.isalpha() and lemma.isalpha() and plural != lemma:
            plurals.setdefault(lemma, plural)
    return plurals


# How British English ends what American English ends otherwise.
BRITISH = [
    (re.compile(r"or(s|ed|ing|able|ful|less|hood|er)?$"), r"our\1"),
    (re.compile(r"iz(ed|ation)$"), r"is\1"),
    (re.compile(r"ter$"), "tre"),
    (re.compile(r"ense$"), "ence"),
    (re.compile(r"og$"), "ogue"),
]
NO_TWINS = {"prise"}  # another word than “prize”


def twins_of(word, row):
    """Yield the words that may be a word's British spelling; of verbs, those that surely are one."""
    if len(word) >= 7 and word.endswith(("ize", "yze")) and "verb" in row:
        yield word[:-2] + "se", True
    for ending, other in BRITISH:
        if ending.search(word):
            yield ending.sub(other, word), False


def british(rows, common):
    """Return the rows of the British twins of American words that have none: organise, honour. `common`: words in use."""
    twins = {}
    for word, row in rows.items():
        for twin, is_sure in twins_of(word, row):
            if twin not in rows and twin not in NO_TWINS and (is_sure or twin in common):
                twins[twin] = row
    return twins


def words_in_use(data):
    """Take the folder of the tables; return the words of common_words.tsv."""
    lines = (data / "common_words.tsv").read_text().splitlines()
    return {line.split("\t")[0] for line in lines if not line.startswith("#")}


def write_words(folder, out, verbs):
    """Write words.tsv; add each lemma that is a verb to `verbs`."""
    seen, persons, extra, plurals = counts(folder), person_nouns(folder), extra_rows(), irregular_plurals(folder)
    with out.open("w") as file:
        file.write(
            "# Open word classes of English: lemma, its classes (noun verb adjective adverb person), irregular plural. Other forms\n"
            "# are made by rule and from verb_forms.tsv. Made by tools/make_word_classes.py from WordNet 3.0 (WordNet licence).\n"
        )
        rows = {word: classes for classes, words in JUST.items() for word in words.split()}
        verbs |= {word for word, row in rows.items() if "verb" in row}
        for word in (set(seen) | set(extra)) - set(rows):
            total = sum(seen[word].values())
            if (total < MIN and word not in extra) or len(word) < 2 or word in ("be", "have") or word in NOT_WORDS:
                continue
            classes = [c for c in ("noun", "verb", "adjective", "adverb") if seen[word][c] >= max(1, SHARE * total)]
            if word in persons and "noun" in classes:
                classes.append("person")
            classes += [c for c in extra.get(word, ()) if c not in classes]
            if "verb" in classes:
                verbs.add(word)
            plural = plurals.get(word, "") if "noun" in classes else ""
            if not plural and word in extra and word.endswith("man"):
                plural = word[:-2] + "en"
            rows[word] = f"{' '.join(classes)}\t{plural}".rstrip("\t")
        for word, row in british(rows, words_in_use(out.parent)).items():
            if "verb" in row:
                verbs.add(word)
            rows[word] = row
        file.writelines(f"{word}\t{row}\n" for word, row in sorted(rows.items()))


def form_class(form):
    """Return the class of an irregular form: ing, past, participle or both; None where its ending does not tell."""
    if form.endswith("ing"):
        return "ing"
    if form in PAST_ONLY:
        return "past"
    if form in PARTICIPLE_ONLY or form.endswith(("en", "wn", "rn", "ne")):
        return "participle"
    return "both" if form.endswith("ed") else None


def write_forms(folder, out, verbs):
    """Write verb_forms.tsv: the irregular forms of the verbs in `verbs`."""
    forms = collections.defaultdict(list)
    for line in (folder / "verb.exc").read_text().splitlines():
        form, lemma = line.split()[:2]
        if form.isalpha() and lemma in verbs:
            forms[lemma].append(form)
    for lemma in FORMS:
        forms.setdefault(lemma, [])
    for lemma in UNCHANGED:
        forms.setdefault(lemma, []).insert(0, lemma)
    with out.open("w") as file:
        file.write(
            "# Irregular verb forms: lemma, past, participle, -ing form (a form in several spellings: comma-separated; empty: by rule).\n"
            "# Made by tools/make_word_classes.py from WordNet 3.0 (WordNet licence); regular forms beside an exception are own knowledge.\n"
        )
        for lemma in sorted(forms):
            past, participle, ing = [], [], []
            clear = any(form_class(f) == "participle" for f in forms[lemma])
            for form in forms[lemma]:
                kind = form_class(form)
                if kind == "ing":
                    ing.append(form)
                elif kind == "participle":
                    participle.append(form)
                elif kind == "past" or clear:
                    past.append(form)
                else:
                    past.append(form)
                    participle.append(form)
            if lemma in REGULAR_TOO:
                regular = lemma + ("d" if lemma.endswith("e") else "ed")
                past, participle = [regular, *past], [*participle, regular]
            past, participle = past or participle, participle or past
            if lemma in FORMS:
                past, participle, ing = ([form] if form else [] for form in FORMS[lemma])
            if past or participle or ing:
                file.write("\t".join([lemma, ",".join(past), ",".join(participle), ",".join(ing)]).rstrip("\t") + "\n")


def main(wordnet, data):
    """Take WordNet's folder and the library's data folder; write both tables."""
    verbs = set()
    write_words(pathlib.Path(wordnet), pathlib.Path(data) / "en" / "words.tsv", verbs)
    write_forms(pathlib.Path(wordnet), pathlib.Path(data) / "en" / "verb_forms.tsv", verbs)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
