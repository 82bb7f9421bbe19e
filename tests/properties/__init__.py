"""Properties that hold for any document and plan, over made-up ones.

Quick and the same every time by default. A long run with fresh examples:
SEVENLINES_EXAMPLES=5000 python -m pytest tests/properties
"""
