"""The first lines that run inside the launchers: which Python does work in other processes, and where errors go."""

from __future__ import annotations

import sys
from pathlib import Path


def name_python(window: bool) -> None:
    """Let work in other processes be started by the Python beside this file: the launchers open windows."""
    real = str(Path(__file__).with_name("pythonw.exe" if window else "python.exe"))
    sys.executable = real
    sys._base_executable = real  # noqa: SLF001 - multiprocessing takes this one where the two differ


def run() -> int:
    """Run the program and return its exit code."""
    from jcm_pdd.__main__ import main  # noqa: PLC0415 - only after Python is named

    return main()


def show(error: BaseException) -> None:
    """Say in a window of Windows itself that the program could not start; nothing else can be shown any more."""
    import ctypes  # noqa: PLC0415 - only when it is needed

    text = (f"JCM PDD Studio could not start: {type(error).__name__}: {error}\n"
            "Windows 10 (1809) or newer is needed. Your projects are not touched. Install the program again, or "
            "send this text to your support.\n\n"
            f"JCM PDD Studio を起動できませんでした: {type(error).__name__}: {error}\n"
            "Windows 10(1809)以降が必要です。プロジェクトには影響しません。"
            "もう一度インストールするか、この文章をサポートに送ってください。")
    ctypes.windll.user32.MessageBoxW(None, text, "JCM PDD Studio", 0x10)  # type: ignore[attr-defined]


if __name__ == "__main__":
    _window = sys._xoptions.get("jcm") == "window"  # noqa: SLF001 - what the launcher passed
    name_python(_window)
    try:
        sys.exit(run())
    except Exception as error:
        if not _window:
            raise
        show(error)
        sys.exit(2)
