"""The page in the centre of the window: one generic page, laid out from the form definition."""

from jcm_pdd.gui.page.section import SectionPage

__all__ = ["SectionPage"]
