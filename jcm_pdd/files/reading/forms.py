"""Which form a filled document is, and what it says through that form's binding."""

from __future__ import annotations

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.reading.word import WordReading, read_word
from jcm_pdd.files.word.binding import load_binding

# A document that shows fewer places of the form than this is some other document.
FEWEST_PLACES = 6


def read_pdd(source: Source) -> WordReading:
    """Return what a filled PDD says; Problem `reading.not_a_form` when it is some other document."""
    binding = load_binding(data_path("templates", "pdd", "binding.yaml"))
    blank = data_path("templates", "pdd", "PDD_ver02.0.docx").read_bytes()
    reading = read_word(source.data, binding, blank, source.name)
    if len(binding.places) - reading.missing < FEWEST_PLACES:
        raise Problem("reading.not_a_form", source.name)
    return reading
