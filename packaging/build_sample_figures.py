"""Draws the figures of the sample projects into resources/samples/figures.

    .venv/bin/python packaging/build_sample_figures.py
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "resources" / "samples" / "figures"
FONTS = ROOT / "resources" / "fonts"
SIZE = (1500, 860)
INK, SOFT, LINE = "#1b1f24", "#57606a", "#8c959f"
BLUE, PALE_BLUE, YELLOW, GREEN, RED = "#1f5a96", "#e3eef9", "#fbe9b7", "#e2f2e4", "#b3261e"


def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return a font that comes with the program."""
    return ImageFont.truetype(str(FONTS / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"), size)


class Sheet:
    """A white drawing with boxes, lines and numbered monitoring points."""

    def __init__(self, title: str) -> None:
        self.image = Image.new("RGB", SIZE, "white")
        self.draw = ImageDraw.Draw(self.image)
        self.draw.text((50, 34), title, INK, font(32, bold=True))
        self.draw.text((SIZE[0] - 50, 50), "Example", SOFT, font(22), anchor="rm")

    def box(self, x: int, y: int, width: int, height: int, text: str, fill: str = "white") -> None:
        """Draw a box with its text in the middle; the first line is bold."""
        self.draw.rounded_rectangle((x, y, x + width, y + height), 10, fill, INK, 2)
        lines = text.split("\n")
        top = y + height / 2 - 15 * (len(lines) - 1)
        for number, line in enumerate(lines):
            face = font(23, bold=True) if number == 0 else font(21)
            self.draw.text((x + width / 2, top + 30 * number), line, INK, face, anchor="mm")

    def area(self, x: int, y: int, width: int, height: int, text: str) -> None:
        """Draw a dashed border with a name: a site or the boundary of the project."""
        for at in range(0, width, 22):
            for level in (y, y + height):
                self.draw.line((x + at, level, min(x + at + 12, x + width), level), LINE, 2)
        for at in range(0, height, 22):
            for side in (x, x + width):
                self.draw.line((side, y + at, side, min(y + at + 12, y + height)), LINE, 2)
        self.draw.text((x + 18, y + 14), text, SOFT, font(22, bold=True))

    def arrow(self, *points: tuple[int, int]) -> None:
        """Draw a line through points with a head at the last one."""
        self.draw.line(points, BLUE, 4, joint="curve")
        (x0, y0), (x1, y1) = points[-2:]
        dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
        self.draw.polygon([(x1, y1), (x1 - 16 * dx - 8 * dy, y1 - 16 * dy - 8 * dx),
                           (x1 - 16 * dx + 8 * dy, y1 - 16 * dy + 8 * dx)], BLUE)

    def point(self, x: int, y: int, number: int) -> None:
        """Draw a monitoring point with its number of the monitoring plan."""
        self.draw.ellipse((x - 26, y - 26, x + 26, y + 26), RED, "white", 3)
        self.draw.text((x, y), str(number), "white", font(28, bold=True), anchor="mm")

    def legend(self, text: str) -> None:
        """Write one line below the drawing."""
        self.draw.text((50, SIZE[1] - 46), text, SOFT, font(21), anchor="lm")

    def save(self, name: str) -> None:
        """Write the PNG file."""
        FIGURES.mkdir(parents=True, exist_ok=True)
        self.image.save(FIGURES / name, optimize=True, dpi=(150, 150))


def th_layout() -> None:
    """Draw the two sites with their roofs."""
    sheet = Sheet("Layout of the two sites")
    for x, name in ((50, "Rayong Factory"), (770, "Chonburi Factory")):
        sheet.area(x, 110, 680, 640, name)
    sheet.box(100, 200, 580, 250, "Press shop, PV roof\n1,200 kWp", YELLOW)
    sheet.box(100, 500, 270, 180, "Offices")
    sheet.box(410, 500, 270, 180, "Substation\nGrid connection", PALE_BLUE)
    sheet.box(820, 200, 270, 250, "Coating shop,\nPV roof\n700 kWp", YELLOW)
    sheet.box(1130, 200, 270, 250, "Warehouse,\nPV roof\n550 kWp", YELLOW)
    sheet.box(820, 500, 270, 180, "Diesel generator\n(back-up)")
    sheet.box(1130, 500, 270, 180, "Substation\nGrid connection", PALE_BLUE)
    sheet.legend("Yellow: roofs with PV modules. Total capacity 2,450 kWp (1,200 kWp + 1,250 kWp). Not to scale.")
    sheet.save("th_layout.png")


def th_monitoring_points() -> None:
    """Draw the power flow of both systems with the monitoring points."""
    sheet = Sheet("Emission sources and monitoring points")
    rows = ((110, "Rayong Factory", "PV system 1\n1,200 kWp", 1),
            (450, "Chonburi Factory", "PV system 2\n1,250 kWp", 2))
    for y, name, system, number in rows:
        sheet.area(300, y, 1150, 300, name)
        sheet.box(350, y + 90, 220, 120, system, YELLOW)
        sheet.box(650, y + 90, 180, 120, "Inverters\nDC / AC")
        sheet.box(1130, y + 90, 270, 120, "Loads of\nthe factory", GREEN)
        sheet.arrow((570, y + 150), (650, y + 150))
        sheet.arrow((830, y + 150), (1130, y + 150))
        sheet.point(930, y + 150, number)
        sheet.arrow((230, y + 236), (1210, y + 236), (1210, y + 210))
    sheet.box(350, 698, 250, 44, "Diesel generator")
    sheet.arrow((600, 720), (1320, 720), (1320, 660))
    sheet.box(50, 330, 180, 420, "Grid\n\nReference\nemissions:\nCO2", PALE_BLUE)
    sheet.box(50, 110, 180, 180, "Project\nemissions:\nnone")
    sheet.legend("Numbers: monitoring points of the monitoring plan (electricity generated by each PV system, AC).")
    sheet.save("th_monitoring_points.png")


CHILLERS = ((110, "CH-01\n500 USRt", 1), (310, "CH-02\n500 USRt", 2), (510, "CH-03\n750 USRt", 3))


def id_layout() -> None:
    """Draw the chilled water system."""
    sheet = Sheet("Chilled water system after the project")
    sheet.box(50, 310, 250, 160, "Cooling towers\n3 units")
    sheet.area(400, 90, 480, 640, "Machine room")
    for y, text, _ in CHILLERS:
        sheet.box(480, y + 40, 320, 130, text, PALE_BLUE)
        sheet.arrow((300, 390), (350, 390), (350, y + 105), (480, y + 105))
        sheet.arrow((800, y + 105), (940, y + 105), (940, 390), (1040, 390))
    sheet.box(1040, 310, 180, 160, "Header\n7 °C")
    for y, text in ((130, "Reactors"), (330, "Packing hall"), (530, "Laboratories")):
        sheet.box(1300, y, 160, 120, text, GREEN)
        sheet.arrow((1220, 390), (1260, 390), (1260, y + 60), (1300, y + 60))
    sheet.legend("Cooling water on the left, chilled water on the right. Return pipes are left out. Not to scale.")
    sheet.save("id_layout.png")


def id_monitoring_points() -> None:
    """Draw the electricity of the chillers with the monitoring points."""
    sheet = Sheet("Emission sources and monitoring points")
    sheet.box(50, 310, 230, 180, "Grid\nCO2 of power\ngeneration", PALE_BLUE)
    sheet.area(360, 90, 1090, 660, "Purwakarta Factory")
    sheet.box(420, 310, 180, 180, "Substation")
    sheet.arrow((280, 400), (420, 400))
    for y, text, number in CHILLERS:
        sheet.box(960, y + 40, 240, 130, text, PALE_BLUE)
        sheet.arrow((600, 400), (680, 400), (680, y + 105), (960, y + 105))
        sheet.point(820, y + 105, number)
        sheet.arrow((1200, y + 105), (1300, y + 105))
    sheet.box(1300, 150, 120, 530, "Cooling\nof the\nfactory", GREEN)
    sheet.legend("Numbers: monitoring points of the monitoring plan (power consumption of each project chiller).")
    sheet.save("id_monitoring_points.png")


if __name__ == "__main__":
    th_layout()
    th_monitoring_points()
    id_layout()
    id_monitoring_points()
