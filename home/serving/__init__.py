"""Everything behind `manage.py serve`: one command, one Ctrl-C, for one machine."""
