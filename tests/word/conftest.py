"""The shipped PDD form, and small forms built for one question each."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest

from jcm_pdd.files.data import data_path
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.word.binding import Binding, load_binding
from jcm_pdd.files.word.content import Picture, Printed, Row, row

SentenceList = list[dict[str, str]]


@pytest.fixture(scope="session")
def binding() -> Binding:
    return load_binding(data_path("templates", "pdd", "binding.yaml"))


@pytest.fixture(scope="session")
def template() -> bytes:
    return data_path("templates", "pdd", "PDD_ver02.0.docx").read_bytes()


def _with_body(template: bytes, body: str) -> bytes:
    parts = read_package(template)
    document = parts["word/document.xml"].decode()
    start = document.index("<w:body>") + len("<w:body>")
    end = document.rindex("<w:sectPr>")
    parts["word/document.xml"] = (document[:start] + body + document[end:]).encode()
    return write_package(parts)


@pytest.fixture(scope="session")
def form(template: bytes) -> Callable[[str], bytes]:
    """Return a function that puts another body into the PDD form."""
    return lambda body: _with_body(template, body)


def png(width: int, height: int, shade: int = 160) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    line = b"\0" + bytes([shade, 200, 230]) * width
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(line * height)) + chunk(b"IEND", b"")
    )


def rows(*cells: dict[str, str]) -> list[Row]:
    return [row(number, texts) for number, texts in enumerate(cells, 1)]


@pytest.fixture(scope="session")
def answers(binding: Binding) -> dict[str, Printed]:
    """Return a realistic answer for every place of the form."""
    text = (
        "The project installs a rooftop photovoltaic system of 3.5 MW on two factories. The electricity is"
        " consumed on site and displaces electricity that would otherwise be imported from the grid."
    )
    return {
        "form_code": binding.form_code("TH"),
        "title": "Introduction of 3.5 MW Rooftop Photovoltaic System to Food Factories",
        "description": f"{text}\n\n{text}\n両面発電型モジュールと統合監視システムを採用する。",
        "description_figures": [Picture(png(32, 18), "image/png", 130, "Figure 1: Layout")],
        "host_country_name": "The Kingdom of Thailand",
        "sites": rows(
            {
                "name": "Factory 1",
                "region": "Chonburi",
                "city": "Si Racha",
                "coordinates": "13.1792, 100.9308",
            },
            {"region": "Rayong", "city": "Pluak Daeng", "coordinates": "12.9675, 101.2124"},
        ),
        "participants_host": rows({"name": "Siam Example Foods PCL"}, {"name": "Siam Example Energy Co., Ltd."}),
        "participants_japan": rows({"name": "Example Trading Corporation (株式会社例示商事)"}),
        "start_date": "27/12/2019",
        "lifetime": "15 years",
        "contribution": text,
        "methodologies": rows({"number": "TH_AM001", "version": "01.0"}, {"number": "TH_AM009", "version": "2"}),
        "criteria": rows(
            *({"criterion": f"Criterion {n}", "description": text, "information": text} for n in (1, 2, 3, 4))
        ),
        "reference_sources": rows({"source": "Consumption of grid electricity", "gas": "CO2"}),
        "project_sources": rows({"source": "Generation by the solar system", "gas": "n/a"}),
        "emission_figures": [Picture(png(30, 20), "image/png", 150, "Figure 2: Monitoring points")],
        "yearly": rows(
            *(
                {"year": str(year), "reference": "1,234", "project": "0", "reduction": "1,234"}
                for year in range(2020, 2040)
            )
        ),
        "yearly_total": rows({"reference": "24,680", "project": "0", "reduction": "24,680"}),
        "yearly_note": "A printed row may differ from reference minus project by one tonne.",
        "eia_required": False,
        "eia_explanation": text,
        "consultation": text,
        "comments": rows({"stakeholder": "Residents", "comment": "Noise?", "consideration": "None expected."}),
        "references": rows({"text": "Grid emission factor, 2018"}, {"text": "IPCC Guidelines, 2006"}),
        "monitoring_plan": "Attached: MPS(input), MPS(calc_process) and MSS.",
        "annex": text,
        "annex_figures": [Picture(png(20, 20), "image/png", 60)],
        "revisions": rows({"version": "01.0", "date": "15/03/2020", "contents": "First version"}),
    }
