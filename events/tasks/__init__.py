"""Work on events that isn't a reply to a request. Each is safe to run twice and from two processes."""
