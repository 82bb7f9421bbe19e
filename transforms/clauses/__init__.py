"""Contract English: outline, parties, defined terms, sentences, amounts, drafting habits.

Knows how contracts are written. Knows no rules and no positions.
"""
