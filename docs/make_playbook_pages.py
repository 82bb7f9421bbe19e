"""Writes docs/playbook/ from the playbook's files: one page a red line, for reading aloud.

    python docs/make_playbook_pages.py [--check]

With --check nothing is written; the exit status is 1 when a page is stale.
"""

import re
import sys
from pathlib import Path

from transforms.playbook.loader import load_playbook
from transforms.playbook.model import RED_LINES, Playbook, Term

FOLDER = Path(__file__).parent / "playbook"
NOTICE = (
    "<!-- Generated from transforms/playbooks/ai-services by docs/make_playbook_pages.py. -->\n"
)
TITLES = {
    "ip": "Intellectual property",
    "liability": "Limitation of liability",
    "data": "Data rights and duties",
    "scope": "Scope and changes",
    "payment": "Payment",
    "termination": "Termination and transition",
    "performance": "Model performance",
}
PRIORITIES = {1: "critical", 2: "high", 3: "medium"}
EXAMPLES_SHOWN = 2


def page(playbook: Playbook, red_line: str) -> str:
    """One red line's page."""
    terms = [term for term in playbook.terms if term.red_line == red_line]
    parts = [NOTICE, f"# {TITLES[red_line]}\n", *map(section, terms)]
    return "\n".join(parts)


def section(term: Term) -> str:
    """One term as a lawyer reads it."""
    lines = [f"## {term.title} (`{term.id}`)\n", f"Priority: {PRIORITIES[term.priority]}.\n"]
    lines += [f"{term.why}\n", f"*To the other side:* {term.comment}\n"]
    for name in ("standard", "mutual", "fallback"):
        if text := getattr(term.wording, name):
            lines.append(f"**{name.capitalize()}**\n\n> {text}\n")
    lines.append(f"*Walk away from (internal):* {term.walk_away}\n")
    if term.needs:
        lines.append("Weak when\n")
        lines += [f"- {need.message}" for need in term.needs]
        lines.append("")
    if term.faults:
        lines.append("Faults\n")
        lines += [f"- {fault.status}: {figures(fault.message)}" for fault in term.faults]
        lines.append("")
    lines += examples(term)
    return "\n".join(lines)


def figures(message: str) -> str:
    """A message with its figures named rather than filled."""
    return re.sub(r"\{(\w+)\}", r"*\1*", message)


def examples(term: Term) -> list[str]:
    """The first examples of each status, redlines shown struck and inserted."""
    lines = ["| Example | Verdict |", "|---|---|"]
    for status in ("adequate", "weak", "hostile", "missing"):
        chosen = [one for one in term.examples if one.status == status][:EXAMPLES_SHOWN]
        lines += [f"| {marked(one.text)} | {status} |" for one in chosen]
    return [*lines, ""]


def marked(text: str) -> str:
    """CriticMarkup as HTML, safe inside a table."""
    text = re.sub(r"\{--(.*?)--\}", r"<del>\1</del>", text)
    return re.sub(r"\{\+\+(.*?)\+\+\}", r"<ins>\1</ins>", text).replace("|", "\\|")


def index(playbook: Playbook) -> str:
    """The first page: every term with its priority."""
    lines = [NOTICE, f"# {playbook.title}\n", "| Term | Title | Priority |", "|---|---|---|"]
    for term in playbook.terms:
        link = f"{term.red_line}.md"
        lines.append(f"| [`{term.id}`]({link}) | {term.title} | {PRIORITIES[term.priority]} |")
    return "\n".join([*lines, ""])


def pages() -> dict[str, str]:
    """File name to text of every page."""
    playbook = load_playbook()
    found = {f"{red_line}.md": page(playbook, red_line) for red_line in RED_LINES}
    return {"README.md": index(playbook), **found}


def stale() -> list[str]:
    """Names of the pages that differ from what the playbook gives."""
    return [name for name, text in pages().items() if _read(FOLDER / name) != text]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if "--check" in arguments:
        return 1 if stale() else 0
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
