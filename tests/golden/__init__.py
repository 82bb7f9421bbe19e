"""Golden cases: a document and edits in, the redline's markup out, all as text."""
