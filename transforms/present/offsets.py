"""Converts our offsets, in code points, to UTF-16 code units, the unit of Word and JavaScript."""


def utf16_offset(text: str, offset: int) -> int:
    """The place of code point ``offset`` of ``text``, counted in UTF-16 code units."""
    if text.isascii():
        return offset
    return offset + sum(character > "\uffff" for character in text[:offset])
