"""Judges each term of a playbook over a whole contract. Knows contracts, not XML, not edits."""
