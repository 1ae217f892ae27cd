"""Other systems, each in an environment of its own. `README.md` says how to install them."""
