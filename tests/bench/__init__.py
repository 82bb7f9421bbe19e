"""Measures what a redline costs; see ``__main__``."""
