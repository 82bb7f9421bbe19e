"""The commands and options, and what ``--help`` says of them.

Knows argparse. What the values mean is checked by ``transforms/choices.py`` and by the commands.
"""

import argparse
from typing import TYPE_CHECKING

from transforms.choices import COMMENTS
from transforms.stamp import Stamp

if TYPE_CHECKING:  # the class takes no parameter at run time
    Commands = argparse._SubParsersAction["Parser"]

FAIL_ON = ("weak", "missing", "hostile")
DESCRIPTION = """\
Reviews and redlines contracts for AI agencies: seven red lines, 31 terms, tracked changes and
comments in Word's own format. It works on this machine; no contract leaves it.
"""
STATUSES = """\
exit status:
  0 done; 1 done, and what --fail-on asked about was found; 2 wrong usage; 3 the document was
  refused; 4 a safety check failed and nothing was written; 70 a fault of this program

'-' stands for standard input or output. docs/cli.md explains every option.
"""


class Arguments(argparse.Namespace):
    """What was given on the command line; only the command's own options are set."""

    command: str = ""
    file: str = ""
    after: str = ""
    output: str = ""
    json: bool = False
    html: str = ""
    cover_note: str = ""
    fail_on: str = ""
    playbook: str = "ai-services"
    we_are: str = ""
    position: list[str]
    only: list[str]
    skip: list[str]
    author: str | None = None
    date: str = ""
    comments: str = "rationale"
    term: str = ""
    directory: str = ""
    host: str = ""
    port: int | None = None
    https: bool = False


class Parser(argparse.ArgumentParser):
    """No abbreviations, and help that keeps its lines."""

    def __init__(self, **settings: object) -> None:
        super().__init__(
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **settings,  # type: ignore[arg-type]  # argparse's own, passed through
        )


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(prog="sevenlines", description=DESCRIPTION, epilog=STATUSES)
    top.add_argument("--version", action=Version, nargs=0, help="show the version and end")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    _add_review(commands)
    _add_redline(commands)
    _add_mark(commands)
    _add_resolve(commands)
    _add_verify(commands)
    _add_playbook(commands)
    _add_serve(commands)
    return top


class Version(argparse.Action):
    """Looks the version up only when asked, since that is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        """Print the version and end."""
        from importlib.metadata import version  # slow to import, seldom wanted

        print(f"sevenlines {version('sevenlines')}")
        parser.exit()


def _add_review(commands: "Commands") -> None:
    command = commands.add_parser(
        "review",
        help="judge a contract term by term",
        description="Judge a contract: each term is adequate, weak, hostile or missing.",
        parents=[_choices()],
    )
    command.set_defaults(command="review")
    _add_file(command)
    _add_reports(command)
    command.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="",
        help="exit with 1 when a term is as bad as this or worse (weak, missing, hostile)",
    )


def _add_redline(commands: "Commands") -> None:
    command = commands.add_parser(
        "redline",
        help="write tracked changes and comments that put the terms right",
        description="Write a copy of a contract with a tracked change for each term to mend.",
        parents=[_choices()],
    )
    command.set_defaults(command="redline")
    _add_file(command)
    _add_output(command)
    _add_reports(command)
    command.add_argument(
        "--cover-note",
        metavar="OUT.txt",
        default="",
        help="also write a note to the other side, with the reasons and nothing internal",
    )


def _add_mark(commands: "Commands") -> None:
    command = commands.add_parser(
        "mark",
        help="write a copy with internal comments: where each term stands, what is missing",
        description="Write a copy with a comment for our own eyes at each term; no text changes.",
        parents=[_choices()],
    )
    command.set_defaults(command="mark")
    _add_file(command)
    _add_output(command)


def _add_resolve(commands: "Commands") -> None:
    for name, done in (("accept", "accepted"), ("reject", "rejected")):
        command = commands.add_parser(
            name,
            help=f"write a copy with the tracked changes {done}",
            description=f"Write a copy of a document with its tracked changes {done}.",
        )
        command.set_defaults(command=name)
        _add_file(command)
        _add_output(command)
        command.add_argument("--author", default=None, help="only the changes of this author")


def _add_verify(commands: "Commands") -> None:
    command = commands.add_parser(
        "verify",
        help="check on two files that a redline harmed nothing",
        description="Check the promises on a document and its redline; exit with 4 when one fails.",
    )
    command.set_defaults(command="verify")
    command.add_argument("file", metavar="BEFORE", help="the document as it came")
    command.add_argument("after", metavar="AFTER", help="its redline")
    command.add_argument("--json", action="store_true", help="print the result as JSON")


def _add_playbook(commands: "Commands") -> None:
    book = commands.add_parser(
        "playbook",
        help="see, copy and check what is asked for",
        description="See, copy and check a playbook: what is asked for, and why.",
    )
    actions: Commands = book.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)
    command = _action(actions, "list", "list the terms")
    _add_playbook_option(command)
    command = _action(actions, "show", "show a term: positions, reasons, walk-away, faults")
    command.add_argument("term", metavar="TERM", help="a term's id, such as liability.cap")
    _add_playbook_option(command)
    command = _action(actions, "check", "load a playbook and run all of its examples")
    command.add_argument(
        "directory", metavar="DIR", nargs="?", default="", help="a folder (default: the built-in)"
    )
    command = _action(actions, "init", "copy the built-in playbook into a new folder")
    command.add_argument("directory", metavar="DIR", help="a folder that does not exist yet")


def _action(actions: "Commands", name: str, what: str) -> Parser:
    command = actions.add_parser(name, help=what, description=f"{what.capitalize()}.")
    command.set_defaults(command=f"playbook {name}")
    return command


def _add_serve(commands: "Commands") -> None:
    command = commands.add_parser(
        "serve",
        help="serve the page, the task pane and the HTTP interface",
        description="Serve the page, the task pane and the HTTP interface from this machine.",
    )
    command.set_defaults(command="serve")
    command.add_argument("--host", default="127.0.0.1", help="address (default: %(default)s)")
    command.add_argument(
        "--port", type=int, default=None, help="port (default: 8080, with --https 8443)"
    )
    command.add_argument(
        "--https", action="store_true", help="use a certificate, as Word's task pane needs"
    )


def _add_file(command: Parser) -> None:
    command.add_argument("file", metavar="FILE", help="a .docx, .docm, .dotx, .dotm or Flat OPC")


def _add_output(command: Parser) -> None:
    command.add_argument(
        "-o", "--output", metavar="OUT.docx", required=True, help="where the copy goes"
    )


def _add_reports(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="print the review as JSON, schema 1")
    command.add_argument(
        "--html", metavar="OUT", default="", help="also write a page for our own eyes"
    )


def _add_playbook_option(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--playbook",
        metavar="NAME|DIR",
        default=Arguments.playbook,
        help="a built-in playbook or a folder of your own (default: %(default)s)",
    )


def _choices() -> Parser:
    """The options that ``review``, ``redline`` and ``mark`` share."""
    shared = Parser(add_help=False)
    group = shared.add_argument_group("what to ask for")
    _add_playbook_option(group)
    group.add_argument(
        "--we-are",
        metavar="NAME",
        default="",
        help="what the contract calls our side, when it cannot be told",
    )
    group.add_argument(
        "--position",
        metavar="[TERM=]POSITION",
        action="append",
        default=[],
        help="standard, mutual or fallback, for all terms or for one; repeatable",
    )
    for name, what in (("only", "edit only these terms"), ("skip", "leave these terms alone")):
        group.add_argument(f"--{name}", metavar="IDS", action="append", default=[], help=what)
    group.add_argument(
        "--author",
        default=Stamp().author,
        help="whose name the tracked changes carry (default: %(default)s)",
    )
    group.add_argument(
        "--date", metavar="ISO8601", default="", help="date of the changes (default: today, 00:00Z)"
    )
    group.add_argument(
        "--comments",
        choices=COMMENTS,
        default=COMMENTS[0],
        help="explain each change in a comment, or not (default: %(default)s)",
    )
    return shared
