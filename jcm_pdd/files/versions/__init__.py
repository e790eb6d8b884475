"""Named versions of a project: kept, restored, compared, and told to a validator."""
