"""Idioms of contract English: negators, exceptives, spellings and set phrases, as data.

Knows words only. ``normal`` applies these tables.
"""

import re

NEGATORS = frozenset(
    [
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "without",
        "cannot",
        "none",
        "nothing",
        "nobody",
        "nowhere",
    ]
)
EXCEPTIVES = frozenset(
    ["except", "excepting", "unless", "excluding", "save", "notwithstanding", "nevertheless"]
)
SPELLINGS = {
    "licence": "license",
    "licences": "licenses",
    "licenced": "licensed",
    "licencing": "licensing",
    "favour": "favor",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "judgement": "judgment",
    "programme": "program",
    "behaviour": "behavior",
    "labour": "labor",
    "honour": "honor",
    "defence": "defense",
    "wilful": "willful",
    "fulfil": "fulfill",
    "instalment": "installment",
    "instalments": "installments",
    "endeavour": "endeavor",
    "endeavours": "endeavors",
    "deidentified": "de-identified",
    "modelling": "modeling",
    "cheque": "check",
    "can't": "!cannot",
    "won't": "will !not",
    "don't": "do !not",
    "doesn't": "does !not",
    "isn't": "is !not",
    "aren't": "are !not",
    "shan't": "shall !not",
    "mustn't": "must !not",
    "didn't": "did !not",
    "wouldn't": "would !not",
}
IZE = re.compile(
    r"^(anonym|organ|recogn|util|author|final|custom|optim|minim|maxim|summar|prior|categor|"
    r"pseudonym|character|crystall|emphas|global|central|visual|capital|initial|special|standard|"
    r"real|monet|commercial|apolog|amort|priorit|operational)is(e|ed|es|ing|ation|ations)$"
)

_NOT_MORE = (
    r"(?:not (?:to )?exceed(?:ing)?|(?:not|no) (?:be )?(?:more|greater|longer|higher|later) than|"
    r"not (?:to )?be (?:any )?(?:more|greater|higher|longer|later) than|"
    r"not (?:be )?(?:to be )?in excess of|at most)"
)
IDIOMS: tuple[tuple[str, str, str], ...] = (
    (
        "including",
        r"including,? (?:but|and) not (?:by way of limitation|limited to)\b[,:]?",
        "including",
    ),
    ("including", r"including,? without (?:any )?limitation,?(?: to)?", "including"),
    (
        "includes include",
        r"includes?,? (?:but (?:is|are) not limited to|without limitation)[,:]?",
        "includes",
    ),
    ("without", r"without (?:limiting|limitation (?:of|to)|prejudice to)", "in-addition to"),
    ("whether", r"whether or not", "whether"),
    ("not no", r"(?:not|no) (?:be )?(?:less|fewer|lower|shorter) than", "at-least"),
    ("at", r"at least", "at-least"),
    ("not no at", _NOT_MORE, "at-most"),
    ("no", r"no longer(?! than)", "!no longer"),
    ("in", r"in no (?:event|case|way|circumstances?)|in any event shall not", "!in-no-event"),
    ("under", r"under no circumstances?", "!in-no-event"),
    ("not", r"not (?:be )?unreasonably (?=withh|del|cond|ref)", "reasonably "),
    ("set setoff", r"set[ -]?off", "set-off"),
    ("other", r"other than", "^other than"),
    ("apart", r"apart from", "^apart from"),
    (
        "however",
        r"however(?! (?:caused|arising|arisen|occurring|described|denominated))",
        "^however",
    ),
    ("save", r"save (?=harmless|time|money)", "save "),
    ("provided", r"provided,? (?:however,? )?that|provided,? however,?", "^provided that"),
    ("not", r"not only", "only"),
    ("as", r"as[ -]is\b(?=[\"',;.)]|$| basis| and)", "as-is"),
    ("work works", r"works? (?:made )?for hire|works?-(?:made-)?for-hire", "work-for-hire"),
    ("time", r"time (?:is|shall be|being) of the essence", "time-of-essence"),
    (
        "either each every any",
        r"(?:either|each|each and every|every|any one) (?:of the )?part(?:y|ies)"
        r"(?: hereto| to this agreement)?",
        "@either",
    ),
    ("both", r"both (?:of the )?parties(?: hereto)?", "@either"),
    ("the", r"the parties (?:hereto )?(?:each|both|mutually)|the parties(?: hereto)?", "@either"),
    (
        "either each both",
        r"(?:each|either) (?:side|of (?:us|the two|them))|both (?:sides|of (?:us|the two|them))",
        "@either",
    ),
    (
        "neither",
        r"neither (?:of the )?(?:part(?:y|ies)|side)(?: hereto)?|neither of (?:us|the two|them)",
        "@neither",
    ),
    ("one any", r"(?:one|any) of (?:us|the two)", "@anyparty"),
    ("the other", r"(?:the )?other (?:part(?:y|ies)(?: hereto)?|side)", "@other"),
    (
        "any a one",
        r"(?:any|a|one) party(?: hereto)?(?= (?:may|shall|will|must|can|has|is|to)\b)",
        "@anyparty",
    ),
)
"""First words, pattern and replacement, in the order in which they are tried."""
