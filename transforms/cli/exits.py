"""Exit statuses: one table from the error tree to what scripts see.

0  done
1  done, and what --fail-on asked about was found
2  wrong usage: an option, a file that cannot be read or written, a playbook
3  the document was refused, or which side is ours cannot be told
4  a safety check failed, and nothing was written
70 a fault of this program
130, 141  interrupted; nobody reads the output any more
"""

from transforms.errors import OptionError, PlaybookError, Refused, SafetyError, SevenlinesError

DONE = 0
FOUND = 1
USAGE = 2
REFUSED = 3
UNSAFE = 4
FAULT = 70
INTERRUPTED = 130
BROKEN_PIPE = 141

STATUS_OF: dict[type[SevenlinesError], int] = {
    OptionError: USAGE,
    PlaybookError: USAGE,
    Refused: REFUSED,
    SafetyError: UNSAFE,
}
"""A class stands for its subclasses too."""


def exit_status(error: SevenlinesError) -> int:
    """The status for ``error``; an error of no known kind is a fault."""
    for kind in type(error).__mro__:
        if kind in STATUS_OF:
            return STATUS_OF[kind]
    return FAULT
