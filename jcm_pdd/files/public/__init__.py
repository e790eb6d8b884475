"""The public version of a project: made of data in which no secret ever was, and proven clean after writing."""
