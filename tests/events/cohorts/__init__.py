"""Runs of programs: who is in them, how far they are, and who may see it."""
