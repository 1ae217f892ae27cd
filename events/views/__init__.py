"""What visitors, participants and keepers see and send: find, act, say, redirect."""
