"""The projects of a folder on one page: read in other processes, sorted, filtered, opened."""
