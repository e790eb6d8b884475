"""Pure values and functions: no files, no clock, no locale, no Qt.

What a project is, what a form asks, how a methodology computes, what is wrong with the answers.
"""
