"""The package of a submission: a zip with documents, evidence, lists, cover, letter and a manifest to check it by."""
