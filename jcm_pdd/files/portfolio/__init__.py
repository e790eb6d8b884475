"""Many projects at once: what a folder of them holds, and jobs over all of them with one report."""
