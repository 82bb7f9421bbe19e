"""Loads a playbook from its YAML files, strictly, and checks what holds between terms.

Reads the folder it is given, nothing else. Knows no documents.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from transforms.errors import PlaybookError
from transforms.playbook import negotiation
from transforms.playbook.decode import Fields, fail, parse
from transforms.playbook.model import (
    RED_LINES,
    STATUSES,
    Adaptation,
    Example,
    FaultRule,
    Mend,
    Need,
    Placement,
    Playbook,
    Reader,
    Term,
    Wording,
)

READ_KINDS = ("days", "business-days", "months", "percent", "percent-month", "multiple", "money")
MENDS = (
    "value",
    "marked",
    "mutual",
    "items",
    "sections",
    "sentence",
    "strike",
    "clause",
    "extend",
    "append",
)
SECOND_MENDS = ("extend", "append")
SCOPES = ("clause", "document")


@lru_cache(maxsize=8)
def load_playbook(name: str = "ai-services") -> Playbook:
    """The built-in playbook ``name``, or the one in the folder of that path.

    Raises PlaybookError naming file and line.
    """
    folder = Path(name)
    if folder.is_dir():
        texts = {path.name: _read(path) for path in sorted(folder.glob("*.yaml"))}
        return playbook_of(texts)
    if name not in built_in():
        raise PlaybookError(
            "There is no playbook of that name",
            remedy=f"Give a folder, or one of: {', '.join(built_in())}.",
        )
    return playbook_of(built_in_texts(name))


def built_in() -> tuple[str, ...]:
    """Names of the playbooks that come with the package."""
    folder = resources.files("transforms").joinpath("playbooks")
    return tuple(sorted(item.name for item in folder.iterdir() if item.is_dir()))


def built_in_texts(name: str) -> dict[str, str]:
    """File name to text of a built-in playbook."""
    folder = resources.files("transforms").joinpath("playbooks", name)
    files = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    return {file: folder.joinpath(file).read_text(encoding="utf-8") for file in files}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise fail("the file cannot be read as UTF-8 text", path.name, 1) from error


def playbook_of(texts: Mapping[str, str]) -> Playbook:
    """A playbook from the texts of its files by name."""
    if "playbook.yaml" not in texts:
        raise PlaybookError(
            "The folder has no playbook.yaml",
            remedy="Start from a copy: 'sevenlines playbook init DIR'.",
        )
    head = parse(texts["playbook.yaml"], "playbook.yaml", "a playbook")
    identity = head.text("id")
    title = head.text("title")
    version = head.text("version")
    ids = head.texts("terms", required=True)
    head.done()
    terms = tuple(_listed(term_id, texts, head) for term_id in ids)
    known = {"playbook.yaml", "lexicon.yaml", negotiation.FILE, *(f"{one}.yaml" for one in ids)}
    strays = set(texts) - known
    if strays:
        raise fail("playbook.yaml does not list this term", min(strays), 1)
    lexicon = _lexicon(texts.get("lexicon.yaml", ""))
    trades, risks = negotiation.negotiation_of(texts.get(negotiation.FILE, ""), ids)
    return Playbook(
        id=identity,
        title=title,
        version=version,
        terms=terms,
        lexicon=lexicon,
        trades=trades,
        risks=risks,
    )


def _listed(term_id: str, texts: Mapping[str, str], head: Fields) -> Term:
    file = f"{term_id}.yaml"
    if file not in texts:
        raise fail(f"there is no file for the term {term_id!r}", head.file, head.line)
    return term_of(texts[file], file)


def _lexicon(text: str) -> dict[str, tuple[str, ...]]:
    if not text.strip():
        return {}
    fields = parse(text, "lexicon.yaml", "the lexicon")
    return {key: fields.texts(key) for key in fields.keys_left}


def term_of(text: str, file: str) -> Term:
    """One term from the text of its file."""
    fields = parse(text, file, "a term")
    term_id = fields.text("id")
    if f"{term_id}.yaml" != file:
        raise fail(f"the file of {term_id!r} must be named {term_id}.yaml", file, fields.line)
    wording = fields.group("wording", required=True)
    placement = fields.group("insert", required=True)
    if wording is None or placement is None:  # required groups are never absent
        raise fail("a term needs wording and insert", file, fields.line)
    term = Term(
        id=term_id,
        title=fields.text("title"),
        red_line=fields.choice("red_line", RED_LINES),
        priority=int(fields.choice("priority", ("1", "2", "3"))),
        why=fields.text("why"),
        comment=fields.text("comment"),
        walk_away=fields.text("walk_away"),
        wording=_wording(wording),
        recognise=fields.texts("recognise", required=True),
        unlike=fields.texts("unlike"),
        enough=fields.texts("enough"),
        readers=_readers(fields.group("read")),
        needs=tuple(_need(group) for group in fields.groups("needs")),
        faults=tuple(_fault(group) for group in fields.groups("faults")),
        insert=_placement(placement),
        adaptations=tuple(_adaptation(group) for group in fields.groups("adapt")),
        examples=tuple(_example(group) for group in fields.groups("examples")),
        source=file,
    )
    fields.done()
    return term


def _wording(fields: Fields) -> Wording:
    wording = Wording(
        standard=fields.text("standard"),
        mutual=fields.text("mutual", ""),
        fallback=fields.text("fallback", ""),
    )
    fields.done()
    return wording


def _readers(fields: Fields | None) -> tuple[Reader, ...]:
    if fields is None:
        return ()
    readers = []
    for name in fields.keys_left:
        group = fields.group(name, required=True)
        if group is None:  # a key just listed is never absent
            continue
        kind = group.choice("kind", READ_KINDS)
        readers.append(Reader(name=name, kind=kind, patterns=group.texts("from", required=True)))
        group.done()
    return tuple(readers)


def _mend(fields: Fields | None) -> Mend | None:
    if fields is None:
        return None
    kinds = [kind for kind in MENDS if kind in fields]
    if not kinds or len(kinds) > 2 or len(kinds) == 2 and kinds[1] not in SECOND_MENDS:
        what = f"a mend has one of {', '.join(MENDS)}, and may add {' or '.join(SECOND_MENDS)}"
        raise fail(what, fields.file, fields.line)
    do, said = kinds[0], fields.text(kinds[0])
    also = Mend(do=kinds[1], text=fields.text(kinds[1])) if len(kinds) == 2 else None
    value = said if do == "value" else ""
    mend = Mend(do=do, value=value, text=fields.text("to") if value else said, also=also)
    fields.done()
    return mend


def _need(fields: Fields) -> Need:
    need = Need(
        code=fields.text("code"),
        message=fields.text("message"),
        says=fields.texts("says", required=True),
        scope=fields.choice("scope", SCOPES, "clause"),
        status=fields.choice("status", ("weak", "hostile"), "weak"),
        mend=_mend(fields.group("mend")),
    )
    fields.done()
    return need


def _fault(fields: Fields) -> FaultRule:
    when = fields.group("when", required=True)
    if when is None:  # a required group is never absent
        raise fail("a fault needs 'when'", fields.file, fields.line)
    rule = FaultRule(
        code=fields.text("code"),
        status=fields.choice("status", ("weak", "hostile")),
        message=fields.text("message"),
        says=when.texts("says"),
        unless=when.texts("unless"),
        absent=when.texts("absent"),
        present=when.texts("present"),
        scope=when.choice("scope", SCOPES, "document"),
        value=when.text("value", ""),
        above=when.number("above"),
        below=when.number("below"),
        mend=_mend(fields.group("mend")),
    )
    if bool(rule.says) == bool(rule.value):
        raise fail("'when' has either 'says' or 'value'", when.file, when.line)
    when.done()
    fields.done()
    return rule


def _placement(fields: Fields) -> Placement:
    placement = Placement(
        into=fields.choice("into", RED_LINES),
        after=fields.texts("after"),
        heading=fields.text("heading", ""),
    )
    fields.done()
    return placement


def _adaptation(fields: Fields) -> Adaptation:
    adaptation = Adaptation(
        beside=fields.text("beside"),
        when=fields.choice("when", ("", "stands", "written"), ""),
        replace=fields.text("replace"),
        by=fields.text("by"),
    )
    fields.done()
    return adaptation


def _example(fields: Fields) -> Example:
    example = Example(
        name=fields.text("name"),
        status=fields.choice("status", STATUSES),
        text=fields.text("text"),
        line=fields.line,
        provider=fields.text("provider", ""),
        client=fields.text("client", ""),
        todo=fields.choice("todo", ("true", "false"), "false") == "true",
    )
    fields.done()
    return example
