"""What a comment says of an edit that could not be made in the text.

Knows edits. The words are for the other side: what is proposed, and the reason that the edit's own
comment gives.
"""

from transforms.edits.model import Edit


def proposal(edit: Edit) -> str:
    """The edit in words, followed by its comment."""
    return f"{_wanted(edit)} {edit.comment or ''}".strip()


def _wanted(edit: Edit) -> str:
    match edit.action:
        case "replace":
            return f"Proposed: “{edit.after}” in place of “{edit.before}”."
        case "insert":
            return f"Proposed: insert “{edit.after.strip()}”."
        case "delete":
            return f"Proposed: delete “{edit.before}”."
        case "delete-paragraph":
            return "Proposed: delete this paragraph."
        case "insert-paragraphs":
            added = " ".join(new.whole.replace("\t", " ") for new in edit.paragraphs)
            return f"Proposed: add after this paragraph: “{added}”"
        case "comment":
            return ""
