"""One contract through every stage. Public names only; see ``pipeline``."""
