"""`base` holds what is true everywhere; `local`, `production` and `test` only what differs."""
