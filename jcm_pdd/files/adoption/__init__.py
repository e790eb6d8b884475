"""Adopting a form as it was published: recognise it, find the answers' places in it, keep it, use it."""
