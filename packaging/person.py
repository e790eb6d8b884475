"""A person works with the real program: keys alone, from an empty start page to the documents of the chiller factory.

    .venv/bin/python packaging/person.py FOLDER

The program runs in a process of its own on a screen of its own (Xvfb); keys come from xdotool, blocks of cells and
pictures from the clipboard (xclip), as from another program. The project, the documents and a few pictures of the
screen are in FOLDER afterwards; the number of actions and the seconds are printed. Exit code 1 when no documents came.
What is done is told in tests/person/story.py, which the window's own test tells too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import ImageGrab

from tests.person import story

SCREEN = "1280x800x24"
TYPED = 40
PAUSE, SECTION = 0.15, 0.6
KEYS = {"Ctrl": "ctrl", "Shift": "shift", "Alt": "alt", "Space": "space", "Return": "Return", "Tab": "Tab",
        "PgDown": "Next", "PgUp": "Prior"}
DOCUMENTS = {".docx", ".pdf", ".xlsx"}


class Hands:
    """The verbs of the story, carried out by xdotool; there are no eyes, so that nothing is looked up in the window."""

    def __init__(self, screen: str, folder: Path) -> None:
        self.environment = {**os.environ, "DISPLAY": screen}
        self.folder = folder
        self.actions = 0
        self.window = ""

    def press(self, *chords: str) -> None:
        """Press keys one after another."""
        for chord in chords:
            self.actions += 1
            parts = chord.split("+")
            self._do("xdotool", "key", "+".join(KEYS.get(part, part.lower() if len(part) == 1 else part)
                                                for part in parts))
            time.sleep(PAUSE)

    def write(self, text: str) -> None:
        """Type a text, or paste a long one."""
        if len(text) > TYPED or not text.isascii():
            self.paste(text)
            return
        self.actions += 1
        self._do("xdotool", "type", "--delay", "8", "--", text)
        time.sleep(PAUSE)

    def copy(self, what: str | Path) -> None:
        """Put something on the clipboard as another program does."""
        kind, data = ("text/uri-list", what.as_uri()) if isinstance(what, Path) else ("UTF8_STRING", what)
        # What xclip leaves behind holds the selection; its output must not be waited for.
        subprocess.run(["xclip", "-selection", "clipboard", "-t", kind], input=data.encode(), check=True,
                       env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def paste(self, what: str | Path) -> None:
        """Paste what was copied in another program."""
        self.copy(what)
        self.press("Ctrl+V")
        time.sleep(PAUSE)

    def choose(self, words: str) -> None:
        """Choose in a list by the beginning of an entry."""
        self.write(words)

    def go_to(self, words: str, lands: str = "") -> None:
        """Go somewhere by the command box."""
        self.press("Ctrl+K")
        self.write(words)
        self.press("Return")
        time.sleep(SECTION)

    def fill(self, field: str, text: str, lands: str = "") -> None:
        """Go to a field and write its text."""
        self.go_to(field)
        self.write(text)

    def wait_for(self, words: str, seconds: float = 180) -> None:
        """Wait until documents are there, for anything else a moment."""
        end = time.monotonic() + seconds
        while words.startswith("Files written") and not self.documents() and time.monotonic() < end:
            time.sleep(0.5)
        time.sleep(2 * SECTION)

    def rest(self, seconds: float = SECTION) -> None:
        """Let the window come to rest."""
        time.sleep(seconds)

    # --- the screen ------------------------------------------------------------------------------------

    def documents(self) -> list[Path]:
        """Return the documents that were written."""
        return sorted(path for path in self.folder.glob("*_export/*") if path.suffix in DOCUMENTS)

    def enter(self, title: str, seconds: float = 60) -> None:
        """Wait for a window and give it the keyboard, as a window manager would."""
        found = self._do("timeout", str(int(seconds)), "xdotool", "search", "--sync", "--onlyvisible", "--name", title)
        self.window = found.split()[-1]
        self._do("xdotool", "windowfocus", "--sync", self.window)
        time.sleep(SECTION)

    def look(self, name: str) -> None:
        """Keep a picture of the screen."""
        ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).save(self.folder / f"{name}.png")

    def _do(self, *command: str) -> str:
        return subprocess.run(command, check=True, env=self.environment, capture_output=True, text=True).stdout


def save(hands: Hands) -> None:
    """Save by the file dialog, under a name typed into it."""
    hands.press("Ctrl+S")
    hands.enter("Save the project")
    hands.press("Ctrl+A")
    hands.write(str(hands.folder / "chillers.jcmpdd"))
    hands.press("Return")
    time.sleep(2 * SECTION)
    hands.enter("JCM PDD Studio")


def program(screen: str, home: Path) -> subprocess.Popen[bytes]:
    """Start the program with folders of its own, in English."""
    folders = {name: str(home / name.lower()) for name in
               ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")}
    for path in folders.values():
        Path(path).mkdir(mode=0o700)
    environment = {**os.environ, **folders, "HOME": str(home), "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb",
                   "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return subprocess.Popen([sys.executable, "-m", "jcm_pdd"], env=environment, cwd=Path(__file__).parent.parent)


def screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start a screen on a number that is free; return it and its name."""
    there, here = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(here), "-screen", "0", SCREEN, "-nolisten", "tcp"],
                              pass_fds=(here,), stderr=subprocess.DEVNULL)
    os.close(here)
    with os.fdopen(there) as told:
        return server, f":{told.readline().strip()}"


def work(hands: Hands) -> None:
    """Do the story from nothing to the documents, with pictures on the way."""
    hands.enter("JCM PDD Studio")
    hands.look("1-start")
    for at, step in enumerate(story.PDD):
        step(hands)  # type: ignore[arg-type]
        hands.rest()
        if step in (story.new_project, story.inputs, story.confirm_defaults):
            hands.look(f"{2 + at}-{step.__name__}")
    save(hands)
    story.export(hands)  # type: ignore[arg-type]
    hands.look("9-export")


def main() -> int:
    """Run everything; return 0 when Word, PDF and Excel are there."""
    parser = argparse.ArgumentParser(description="Work with the real program by keys alone.")
    parser.add_argument("folder", type=Path, help="where project, documents and pictures are left")
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    server, name = screen()
    hands = Hands(name, folder)
    with tempfile.TemporaryDirectory() as home:
        started, running = time.monotonic(), program(name, Path(home))
        try:
            work(hands)
        finally:
            running.terminate()
            running.wait(30)
            server.terminate()
            server.wait(30)
    made = hands.documents()
    print(f"{hands.actions} actions, {time.monotonic() - started:.0f} s from the start of the program to the documents")
    for path in made:
        print(path.name)
    return 0 if {path.suffix for path in made} == DOCUMENTS else 1


if __name__ == "__main__":
    sys.exit(main())
