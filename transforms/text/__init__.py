"""Characters of a document tied to their places in the XML. Knows no clauses and no law."""
