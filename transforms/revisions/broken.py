"""A promise that a redline does not keep. Knows names only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One broken promise; ``detail`` says where and what, without a word of the document.

    ``promise`` is one of: untouched-parts, reject, accept, ids, comments, order, content-types,
    relationships, orphans.
    """

    promise: str
    part: str
    detail: str
