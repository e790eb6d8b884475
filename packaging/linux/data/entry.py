"""What the two launchers start; a process the program starts for its work comes through here too."""

import multiprocessing
import sys

from jcm_pdd.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
