"""The one style sheet, built from the tokens.

Roles (property "role"): QLabel title, answer, number, section, label, hint, secondary, error, open, unit,
chip (with property "tone"); QFrame card, line, panel; QPushButton primary, quiet, segment; QTableView grid;
QSplitter gap; line and text editors carry the property "wrong" ("error" or "open") when their entry has a finding.
"""

from __future__ import annotations

from jcm_pdd.files.data import data_path
from jcm_pdd.gui.theme_tokens import (
    CARD_RADIUS,
    RADIUS,
    SIZE_ANSWER,
    SIZE_BODY,
    SIZE_HINT,
    SIZE_TITLE,
    Tokens,
)


def style_sheet(t: Tokens) -> str:
    """Return the style sheet of a theme."""
    rules = [_base(t), _labels(t), _inputs(t), _buttons(t), _tables(t), _bars(t), _menus(t)]
    return "\n".join(rules + ([_strong(t)] if t.strong else []))


def _strong(t: Tokens) -> str:
    """Return what the high-contrast look adds: frames and strokes where the others have a tint."""
    return f"""
QLabel[role="chip"] {{ border: 1px solid {t.secondary}; padding: 1px 9px; }}
QLabel[role="chip"][tone="accent"] {{ border-color: {t.accent}; }}
QLabel[role="chip"][tone="open"] {{ border-color: {t.open}; }}
QLabel[role="chip"][tone="error"] {{ border-color: {t.error}; }}
QFrame[role="card"][lit="true"] {{ border: 2px solid {t.accent}; }}
QLineEdit[wrong="error"], QPlainTextEdit[wrong="error"], QComboBox[wrong="error"] {{ border-width: 2px; }}
QLineEdit[wrong="open"], QPlainTextEdit[wrong="open"], QComboBox[wrong="open"] {{ border-style: dashed; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QPushButton:disabled {{ border-style: dashed; }}
QPushButton:hover, QToolButton:hover {{ border-color: {t.accent}; }}
QTableView::item:selected, QTreeView::item:selected {{ border: 1px solid {t.accent}; }}
QListView::item:selected {{ border-left: 4px solid {t.accent}; }}
QMenu::item:selected, QMenuBar::item:selected {{ border: 1px solid {t.accent}; }}
QTabBar::tab:selected {{ border-bottom-width: 3px; }}
QProgressBar {{ border: 1px solid {t.line}; }}
"""


def _ring(t: Tokens, down: int, across: int) -> str:
    """Return the rule of what has the keyboard; `down` and `across` are its paddings beside a line of one pixel."""
    grown = t.ring - 1
    return f"border: {t.ring}px solid {t.focus}; padding: {max(down - grown, 0)}px {max(across - grown, 0)}px;"


def _image(name: str, t: Tokens) -> str:
    return f'url("{data_path("resources", "theme", f"{name}-{t.name}.svg").as_posix()}")'


def _base(t: Tokens) -> str:
    return f"""
QWidget {{ color: {t.ink}; font-size: {SIZE_BODY}px; }}
QMainWindow, QDialog, QScrollArea, QStackedWidget {{ background: {t.page}; }}
QScrollArea {{ border: none; }}
QGraphicsView:focus {{ border: {t.ring}px solid {t.focus}; }}
QFrame[role="panel"] {{ background: {t.side}; border: none; }}
QFrame[role="card"] {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {CARD_RADIUS}px; }}
QFrame[role="card"][lit="true"] {{ border-color: {t.accent}; }}
QFrame[role="line"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="upright"] {{ background: {t.line}; border: none; max-width: 1px; min-width: 1px; }}
QToolTip {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px 8px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter[role="gap"]::handle {{ background: transparent; }}
"""


def _labels(t: Tokens) -> str:
    tones = {
        "neutral": (t.secondary, t.neutral_soft), "accent": (t.accent, t.accent_soft),
        "open": (t.open, t.open_soft), "error": (t.error, t.error_soft),
    }  # fmt: skip
    chips = "\n".join(
        f'QLabel[role="chip"][tone="{tone}"] {{ color: {ink}; background: {ground}; }}'
        for tone, (ink, ground) in tones.items()
    )
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {SIZE_TITLE}px; font-weight: 600; }}
QLabel[role="answer"] {{ font-size: {SIZE_ANSWER}px; font-weight: 600; }}
QLabel[role="number"] {{ font-size: {SIZE_BODY}px; font-weight: 600; color: {t.accent}; }}
QLabel[role="section"] {{ font-size: 15px; font-weight: 600; }}
QLabel[role="label"] {{ font-weight: 600; }}
QLabel[role="lit"] {{ font-weight: 600; color: {t.accent}; }}
QLabel[role="hint"] {{ font-size: {SIZE_HINT}px; color: {t.secondary}; }}
QLabel[role="secondary"] {{ color: {t.secondary}; }}
QLabel[role="unit"] {{ color: {t.secondary}; }}
QLabel[role="error"] {{ font-size: {SIZE_HINT}px; color: {t.error}; }}
QLabel[role="open"] {{ font-size: {SIZE_HINT}px; color: {t.open}; }}
QLabel[role="chip"] {{ font-size: 11px; font-weight: 600; padding: 2px 10px; border-radius: 9px; }}
{chips}
"""


def _inputs(t: Tokens) -> str:
    field = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox"
    return f"""
{field} {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
  padding: 6px 9px; selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.secondary}; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 5px; }}
QLineEdit, QComboBox {{ min-height: 20px; }}
QComboBox {{ combobox-popup: 0; }}
QLineEdit:focus, QComboBox:focus {{ {_ring(t, 6, 9)} }}
QPlainTextEdit:focus, QTextEdit:focus {{ {_ring(t, 4, 5)} }}
QLineEdit[wrong="error"], QPlainTextEdit[wrong="error"], QComboBox[wrong="error"] {{
  border-color: {t.error}; }}
QLineEdit[wrong="open"], QPlainTextEdit[wrong="open"], QComboBox[wrong="open"] {{ border-color: {t.open}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.side}; color: {t.secondary}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {t.side}; color: {t.secondary}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: {_image("chevron", t)}; width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line};
  selection-background-color: {t.accent_soft}; selection-color: {t.ink}; outline: none; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; }}
QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; border: {t.ring}px solid transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px; border: 1px solid {t.secondary};
  border-radius: 4px; background: {t.panel}; }}
QListView::indicator, QTreeView::indicator {{ width: 16px; height: 16px; border: 1px solid {t.secondary};
  border-radius: 4px; background: {t.panel}; margin-left: 6px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {{ background: {t.accent};
  border-color: {t.accent}; image: {_image("check", t)}; }}
QRadioButton::indicator:checked {{ background: {t.panel}; border: 5px solid {t.accent};
  width: 8px; height: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ border: {t.ring}px solid {t.focus}; border-radius: 4px; }}
QCalendarWidget QToolButton {{ color: {t.ink}; background: {t.panel}; padding: 4px 8px; border: none; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.panel}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent}; selection-color: {t.on_accent};
  background: {t.panel}; color: {t.ink}; outline: none; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
  padding: 6px 12px; min-height: 20px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.accent_soft}; }}
QPushButton:focus {{ {_ring(t, 6, 12)} }}
QPushButton:disabled {{ color: {t.secondary}; background: {t.side}; }}
QPushButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
  font-weight: 600; }}
QPushButton[role="primary"]:focus {{ {_ring(t, 6, 12)} border-color: {t.focus if t.strong else t.ink}; }}
QPushButton[role="primary"]:disabled {{ background: {t.neutral_soft}; color: {t.secondary};
  border-color: {t.line}; }}
QPushButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; color: {t.accent};
  padding: 2px 6px; min-height: 18px; }}
QPushButton[role="quiet"]:hover {{ background: {t.accent_soft}; }}
QPushButton[role="quiet"]:focus {{ {_ring(t, 2, 6)} }}
QPushButton[role="quiet"]:disabled {{ color: {t.secondary}; }}
QPushButton[role="segment"] {{ padding: 6px 20px; color: {t.secondary}; }}
QPushButton[role="segment"]:checked {{ background: {t.accent_soft}; color: {t.accent};
  border-color: {t.accent};  font-weight: 600; }}
QPushButton[role="segment"]:focus {{ {_ring(t, 6, 20)} }}
QToolButton {{ background: transparent; color: {t.ink}; border: 1px solid transparent;
  border-radius: {RADIUS}px; padding: 4px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:focus {{ {_ring(t, 4, 4)} }}
QToolButton[popupMode="2"] {{ padding-right: 22px; }}
QToolButton[popupMode="2"]:focus {{ padding-right: {22 - t.ring + 1}px; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: {_image("chevron", t)};
  width: 14px; height: 14px; subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }}
QPushButton[role="quiet"]::menu-indicator {{ right: 0; }}
QToolButton:checked {{ background: {t.accent_soft}; color: {t.accent}; }}
"""


def _tables(t: Tokens) -> str:
    return f"""
QTableView, QTreeView, QListView, QListWidget, QTableWidget {{ background: {t.panel}; color: {t.ink};
  border: 1px solid {t.line}; border-radius: {RADIUS}px; gridline-color: {t.line};
  alternate-background-color: {t.side}; selection-background-color: {t.accent_soft};
  selection-color: {t.ink}; outline: none; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border-color: {t.focus}; }}
QTableView::item {{ padding: 0 6px; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
  background: {t.accent_soft}; color: {t.ink}; }}
QTableView QLineEdit, QTableView QComboBox {{ border: 2px solid {t.accent}; border-radius: 0;
  padding: 0 4px; min-height: 0; }}
QTableView QComboBox[role="cell"] {{ border: 1px solid transparent; background: transparent; padding: 0 6px; }}
QTableView QComboBox[role="cell"]:focus {{ border: 2px solid {t.accent}; padding: 0 5px; }}
QTableView QPlainTextEdit {{ border: 2px solid {t.accent}; border-radius: 0; padding: 0 2px; }}
QHeaderView {{ background: {t.side}; border: none; }}
QHeaderView::section {{ background: {t.side}; color: {t.secondary}; font-size: {SIZE_HINT}px;
  border: none; border-right: 1px solid {t.line}; border-bottom: 1px solid {t.line}; padding: 6px 8px; }}
QHeaderView::section:vertical {{ padding: 0 8px; }}
QTableCornerButton::section {{ background: {t.side}; border: none; border-right: 1px solid {t.line};
  border-bottom: 1px solid {t.line}; }}
"""


def _bars(t: Tokens) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.line if t.strong else t.bar}; border-radius: 4px; margin: 2px; min-height: 32px;
  min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.secondary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.neutral_soft}; border: none; border-radius: 4px; text-align: center;
  color: {t.ink}; min-height: 8px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.secondary}; padding: 8px 10px; border: none;
  border-bottom: 2px solid transparent; }}
QTabBar[role="side"]::tab {{ padding: 8px 4px; font-size: {SIZE_HINT}px; }}
QTabBar::tab:selected {{ color: {t.accent}; font-weight: 600; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ border: {t.ring}px solid {t.focus}; border-radius: 4px;
  padding: {8 - t.ring}px {10 - t.ring}px {10 - t.ring}px; }}
QTabBar[role="side"]::tab:focus {{ padding: {8 - t.ring}px {4 - t.ring}px {10 - t.ring}px; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenuBar {{ background: {t.panel}; color: {t.ink}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; }}
QMenu::item:disabled {{ color: {t.secondary}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.panel}; color: {t.secondary}; }}
"""
