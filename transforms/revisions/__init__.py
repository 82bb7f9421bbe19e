"""Writes an edit plan as tracked changes, resolves them, and verifies the result. No law here."""
