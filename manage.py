#!/usr/bin/env python
"""Django's command line. Without an environment it works on this machine's own database (`var/`)."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.local")
    execute_from_command_line(sys.argv)
