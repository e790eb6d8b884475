"""One invented methodology, written once and made into documents in many ways.

In the words ~...~ is set lower and ^...^ is set higher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

UP = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def shown(text: str) -> str:
    """Return the words as a plain text has them."""
    text = re.sub(r"(CO|CH)~(\d)~", r"\1\2", text)
    text = re.sub(r"~([^~]*)~", r"_\1", text)
    return re.sub(r"\^([^^]*)\^", lambda match: match[1].translate(UP), text)


def pieces(text: str) -> list[tuple[str, str]]:
    """Return the words as parts: text and "", sub or sup."""
    found = []
    for part in re.split(r"(~[^~]*~|\^[^^]*\^)", text):
        if part:
            kind = {"~": "sub", "^": "sup"}.get(part[0], "")
            found.append((part.strip("~^") if kind else part, kind))
    return found


@dataclass(frozen=True)
class Criterion:
    text: str
    parts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return "\n".join([shown(self.text), *(f"{chr(97 + n)}) {shown(part)}" for n, part in enumerate(self.parts))])


@dataclass(frozen=True)
class Parameter:
    symbol: str
    description: str
    source: str
    table: tuple[tuple[str, ...], ...] = ()
    values: tuple[tuple[str, Decimal, str], ...] = ()


@dataclass(frozen=True)
class Methodology:
    code: str
    number: str
    title: str
    headings: dict[str, str]
    terms: tuple[tuple[str, str], ...]
    term_head: tuple[str, str]
    summary: tuple[tuple[str, str], ...]
    intro: str
    criteria: tuple[Criterion, ...]
    criterion: str
    sides: tuple[str, str]
    source_head: tuple[str, str]
    reference: tuple[tuple[str, str], ...]
    project: tuple[tuple[str, str], ...]
    formulas: dict[str, tuple[str, ...]]
    parameter_head: tuple[str, str, str]
    parameters: tuple[Parameter, ...]
    summary_head: tuple[str, str] = ("Items", "Summary")
    filler: tuple[str, ...] = field(default=())


LONG_TERM = ("A widget cooler is a machine that takes heat out of widgets while they wait. It has a floating "
             "bearing and needs no oil, and its cold side may be of any shape.")
LONG_SUMMARY = ("Reference emissions are the power of the cooler times a ratio of COP and the factor of the "
                "grid.")
LONG_JAPANESE = ("部品冷却機とは、待機中の部品から熱を奪う装置をいう。軸受は浮動式であり、油を必要としない。"
                 "冷却側の形状は問わない。")

ENGLISH = Methodology(
    code="JCM_TH_AM901_ver01.0",
    number="TH_AM901",
    title="Saving of power by widget coolers with a floating bearing in workshops",
    headings={
        "A": "Title of the methodology",
        "B": "Terms and definitions",
        "C": "Summary of the methodology",
        "D": "Eligibility criteria",
        "E": "Emission Sources and GHG types",
        "F": "Establishment and calculation of reference emissions",
        "G": "Calculation of project emissions",
        "H": "Calculation of emissions reductions",
        "I": "Data and parameters fixed ex ante",
    },
    term_head=("Terms", "Definitions"),
    terms=(
        ("Widget cooler", LONG_TERM),
        ("Waiting time", "Waiting time is the time a widget spends before the press, counted in whole minutes."),
    ),
    summary=(
        ("GHG emission reduction measures", "Widget coolers with a floating bearing replace coolers with oil."),
        ("Calculation of reference emissions", LONG_SUMMARY),
        ("Calculation of project emissions", "Project emissions are the power of the cooler times the factor."),
        ("Monitoring parameters", "Power consumption of the project cooler"),
    ),
    intro="This methodology is applicable to projects that satisfy all of the following criteria.",
    criterion="Criterion",
    criteria=(
        Criterion("The project cooler has a floating bearing and a cooling capacity of less than 1,250 USRt for one "
                  "unit, as shown on its plate or in the papers of its maker."),
        Criterion("COP~PJ,i~ of the project cooler is more than 6.0. It comes from one of these papers:",
                  ("a specification that came with the quotation of the maker; or",
                   "a test in the works of the maker that the buyer has attended.")),
        Criterion("The coolant does not harm the ozone layer (its ODP is 0), and a plan not to release it is ready."),
        Criterion("A check by the maker or an agent is planned more than four (4) times a year. When a cooler is "
                  "replaced, the old one is taken apart and the volume of its coolant, in m^3^, is written down; the "
                  "paper is shown at verification together with the plan for its further use."),
    ),
    sides=("Reference emissions", "Project emissions"),
    source_head=("Emission sources", "GHG types"),
    reference=(("Power consumption by reference cooler", "CO~2~"), ("Leaking of oil vapour from the bearing", "CH~4~")),
    project=(("Power consumption by project cooler", "CO~2~"),
             ("Power made by an engine of the workshop itself, where there is one", "CO~2~")),
    formulas={
        "F": ("The reference is the best cooler with oil that was on sale in the year before.",
              "RE~p~ = EC~PJ,i,p~ x (COP~PJ,i~ / COP~RE,i~) x EF~elec~"),
        "G": ("PE~p~ = EC~PJ,i,p~ x EF~elec~",),
        "H": ("ER~p~ = RE~p~ - PE~p~",),
    },
    parameter_head=("Parameter", "Description of data", "Source"),
    parameters=(
        Parameter("EF~RE,i,p~", "Factor of the power used by cooler i in period p, taken from the newest list.",
                  "List of factors of the office for power, unless the committee says otherwise."),
        Parameter("COP~RE,i~", "COP of the reference cooler. The value is chosen by the capacity of one unit:",
                  "Survey of makers; looked at anew every three years.",
                  (("Capacity of one unit [USRt]", "COP~RE,i~ [-]"), ("x<300", "4.11"), ("300≤x<450", "4.72"),
                   ("450≤x<1,250", "5.03")),
                  (("x<300 USRt", Decimal("4.11"), ""), ("300≤x<450 USRt", Decimal("4.72"), ""),
                   ("450≤x<1,250 USRt", Decimal("5.03"), ""))),
        Parameter("NCV~fuel~", "Heat in one unit of fuel burnt by the engine of the workshop.",
                  "Invented table 7",
                  (("Fuel", "Diesel", "Town gas"), ("NCV~fuel~ [MJ/m^3^]", "36,400", "41.5")),
                  (("Diesel", Decimal(36400), "MJ/m³"), ("Town gas", Decimal("41.5"), "MJ/m³"))),
        Parameter("TD~chilled~", "Difference of temperature on the cold side. A default value of 1.7 [degree Celsius] "
                                 "is used.", "Invented table 8", (), (("", Decimal("1.7"), "degree Celsius"),)),
    ),
)

JAPANESE = Methodology(
    code="JCM_MN_AM902_ver02.0",
    number="MN_AM902",
    title="作業場における浮動軸受付き部品冷却機の導入による節電",
    headings={
        "A": "方法論の名称",
        "B": "用語と定義",
        "C": "方法論の概要",
        "D": "適格性要件",
        "E": "排出源と温室効果ガスの種類",
        "F": "リファレンス排出量の設定と算定",
        "G": "プロジェクト排出量の算定",
        "H": "排出削減量の算定",
        "I": "事前に固定するデータとパラメータ",
    },
    term_head=("用語", "定義"),
    terms=(("部品冷却機", LONG_JAPANESE),
           ("待機時間", "待機時間とは、部品がプレス前で過ごす時間（分）をいう。")),
    summary=(("削減対策", "油を使う冷却機に代えて、浮動軸受付きの冷却機を導入する。"),
             ("モニタリング項目", "プロジェクト冷却機の電力消費量")),
    summary_head=("項目", "概要"),
    intro="本方法論は、次の要件をすべて満たすプロジェクトに適用する。",
    criterion="要件",
    criteria=(
        Criterion("プロジェクト冷却機は浮動軸受を備え、１台あたりの冷却能力が１，２５０USRt未満であること。"
                  "銘板または製造者の書類で確認できること。"),
        Criterion("COP~PJ,i~が6.0を超えること。値は次のいずれかによる。",
                  ("製造者の見積仕様書", "購入者が立ち会った工場試験")),
        Criterion("冷媒のオゾン破壊係数が0であり、放出を防ぐ計画があること。"),
    ),
    sides=("リファレンス排出量", "プロジェクト排出量"),
    source_head=("排出源", "温室効果ガスの種類"),
    reference=(("リファレンス冷却機の電力消費", "CO~2~"),),
    project=(("プロジェクト冷却機の電力消費", "CO~2~"), ("自家発電", "CO~2~")),
    formulas={"F": ("前年に販売された最良の冷却機を基準とする。",), "G": ("PE~p~ = EC~PJ,i,p~ x EF~elec~",),
              "H": ("ER~p~ = RE~p~ - PE~p~",)},
    parameter_head=("パラメータ", "データの説明", "出典"),
    parameters=(
        Parameter("EF~RE,i,p~", "期間pに冷却機iが使用した電力の係数。最新の一覧による。", "電力局の係数一覧"),
        Parameter("COP~RE,i~", "リファレンス冷却機のCOP。１台あたりの能力により選ぶ。", "製造者調査",
                  (("能力 [USRt]", "COP~RE,i~ [-]"), ("x<300", "４．１１"), ("300≤x<450", "4.72")),
                  (("x<300 USRt", Decimal("4.11"), ""), ("300≤x<450 USRt", Decimal("4.72"), ""))),
    ),
)
