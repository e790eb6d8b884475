"""Everything that touches a disk or a file format: definitions, project files, Word, Excel, PDF."""
