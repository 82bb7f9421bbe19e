"""The one tree of errors: what went wrong, where, and what to do next.

    SevenlinesError
    ├── Refused                  the document cannot be worked on (exit 3)
    │   ├── NotAPackage          not a zip and not Flat OPC
    │   ├── NotWord              a package, but not a Word document
    │   ├── Encrypted            password-protected (an OLE container)
    │   ├── Damaged              a broken zip, or XML that does not parse
    │   ├── MissingPart          a part that the document cannot do without
    │   ├── TooLarge             beyond the size limits, or a bomb
    │   ├── PartiesUnclear       the two sides, or which is ours, cannot be told
    │   └── UnknownParty         ``--we-are`` names nobody in the document
    ├── PlaybookError            a playbook file that cannot be used (exit 2)
    ├── OptionError              an option with an unusable value (exit 2)
    └── SafetyError              a promise was broken; nothing is delivered (exit 4)

It knows neither exit codes nor HTTP: ``transforms/cli.py`` and ``server/errors.py`` map each class.
No message holds a word of the contract; candidates for a party are kept apart, in ``candidates``.
"""


class SevenlinesError(Exception):
    """Base of every error this package raises on purpose."""

    code = "error"
    title = "Something went wrong"

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.what}{place}.{remedy}"


class Refused(SevenlinesError):
    """The document cannot be worked on; the input stays as it was."""

    code = "refused"
    title = "The document was refused"


class NotAPackage(Refused):
    """Neither a zip package nor Flat OPC."""

    code = "not-a-package"
    title = "Not a Word document"


class NotWord(Refused):
    """A package of another kind, such as a workbook."""

    code = "not-word"
    title = "Not a Word document"


class Encrypted(Refused):
    """Protected by a password; the bytes are an OLE container."""

    code = "encrypted"
    title = "The document is encrypted"


class Damaged(Refused):
    """The container or one of its parts cannot be read."""

    code = "damaged"
    title = "The document is damaged"


class MissingPart(Refused):
    """A part that the document cannot do without is absent."""

    code = "missing-part"
    title = "A part of the document is missing"


class TooLarge(Refused):
    """Beyond a limit on entries, unpacked size, ratio, depth or paragraphs."""

    code = "too-large"
    title = "The document is too large"


class PartiesUnclear(Refused):
    """The two sides of the contract, or which of them is ours, cannot be told.

    ``candidates`` holds the names found in the document, for the person at the screen only.
    """

    code = "parties-unclear"
    title = "Which side is ours cannot be told"

    def __init__(
        self, what: str, *, candidates: tuple[str, ...] = (), where: str = "", remedy: str = ""
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.candidates = candidates


class UnknownParty(PartiesUnclear):
    """The name given as ours is not a party of the document."""

    code = "unknown-party"
    title = "No party of that name"


class PlaybookError(SevenlinesError):
    """A playbook that cannot be loaded; ``where`` is the file and line."""

    code = "playbook"
    title = "The playbook cannot be used"


class OptionError(SevenlinesError):
    """An option whose value cannot be used."""

    code = "option"
    title = "An option cannot be used"


class SafetyError(SevenlinesError):
    """A promise checked at run time does not hold, so nothing is delivered."""

    code = "safety"
    title = "A safety check failed"
