"""Small contracts and the redlines that they get, for people to read."""
