"""Documents at random: runs split anyhow, links, fields, controls, others' revisions, tables.

Knows the notation of ``tests.builders`` and nothing of what is tested.
"""

from hypothesis import strategies as st

from tests.builders import (
    Xml,
    bookmark,
    dele,
    docx,
    endnote_ref,
    field,
    footnote_ref,
    ins,
    link,
    math,
    move_to,
    p,
    r,
    row,
    sdt,
    simple_field,
    smart_tag,
    sym,
    table,
    text_box,
    xml,
)

WORDS = st.sampled_from(
    ["fees ", "the ", "Client", " shall", "pay ", "sixty (60)", "\t", "9.2", "“", "x", " & ", "\n"]
)
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:sz w:val="20"/>', '<w:u w:val="single"/>'])
AUTHORS = st.sampled_from(["Bo", "Cy"])
MARKS = st.sampled_from(["", "", "", "ins", "del"])
PROPS = st.sampled_from(["", "", '<w:jc w:val="both"/>', "<w:keepNext/>"])
SECTION = '<w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr>'

runs = st.builds(
    lambda words, look: r("".join(words), props=look),
    st.lists(WORDS, min_size=1, max_size=4),
    LOOKS,
)
odd = st.sampled_from(
    [sym(), math(), footnote_ref(1), endnote_ref(1), xml('<w:proofErr w:type="spellStart"/>')]
)
stretches = st.lists(runs, min_size=1, max_size=3)


def _named(make, contents):  # type: ignore[no-untyped-def]
    """Bookmarks, told apart by a number that ``docx`` deals."""
    return st.builds(lambda n, c: make(f"b{n}", *c), st.integers(0, 10**6), contents)


held = st.one_of(
    st.builds(lambda c: link(*c), stretches),
    st.builds(lambda c: field("REF a", *c), stretches),
    st.builds(lambda c: field('HYPERLINK "u"', *c), stretches),
    st.builds(lambda c: simple_field("PAGE", *c), stretches),
    st.builds(lambda c: sdt(*c), stretches),
    st.builds(lambda c: sdt(*c, lock="contentLocked"), stretches),
    st.builds(lambda c: smart_tag(*c), stretches),
    _named(bookmark, stretches),
)
theirs = st.one_of(
    st.builds(lambda c, a: ins(*c, author=a), stretches, AUTHORS),
    st.builds(lambda c, a: dele(*c, author=a), stretches, AUTHORS),
    st.builds(lambda c, d: ins(*c, dele(*d, author="Cy"), author="Bo"), stretches, stretches),
    st.builds(lambda c, n: move_to(*c, name=f"m{n}"), stretches, st.integers(0, 10**6)),
)
contents = st.lists(st.one_of(runs, runs, runs, held, theirs, odd), max_size=5)

paragraphs = st.builds(
    lambda c, mark, author, props: p(*c, mark=mark, author=author, props=props),
    contents,
    MARKS,
    AUTHORS,
    PROPS,
)
sections = st.builds(lambda c: p(*c, props=SECTION), contents)
cells = st.lists(paragraphs, min_size=1, max_size=3)
rows = st.builds(
    lambda c, mark, author: row(*c, mark=mark, author=author),
    st.lists(cells, min_size=1, max_size=2),
    MARKS,
    AUTHORS,
)
tables = st.builds(lambda rs: Xml(table(rs) + p()), st.lists(rows, min_size=1, max_size=2))
controls = st.builds(lambda ps: sdt(*ps), st.lists(paragraphs, min_size=1, max_size=2))
boxes = st.builds(lambda c, ps: p(*c, text_box(*ps)), contents, cells)
blocks = st.one_of(paragraphs, paragraphs, paragraphs, tables, controls, boxes, sections)

documents = st.builds(
    lambda bs, note, header: docx(*bs, footnotes=[note], endnotes=["An endnote."], header=[header]),
    st.lists(blocks, min_size=1, max_size=7),
    paragraphs,
    paragraphs,
)
