"""Settings, addresses and the server entry point. May import every app; no app imports it."""
