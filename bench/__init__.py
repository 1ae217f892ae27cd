"""How fast the site is, beside a bare Django app and other systems on the same machine: `make bench`."""
