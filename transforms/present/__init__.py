"""Shows a review to people and programs: JSON, HTML, tables, cover note. Decides nothing."""
