"""The Flask server: request in, engine, reply out. Knows HTTP, no law and no XML."""
