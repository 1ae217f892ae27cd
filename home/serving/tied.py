"""Ties a program's life to that of the process which started it.

`python -m home.serving.tied PARENT COMMAND…` becomes COMMAND, having asked the kernel for a SIGTERM
when PARENT ends, however it ends: a KILL leaves nobody else to tell the children. Linux only;
elsewhere a killed parent leaves its children behind, as usual.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def tie_to_parent(parent: int) -> None:
    """Have this process end with `parent`, at once if that is gone already."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)


if __name__ == "__main__":
    tie_to_parent(int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606
