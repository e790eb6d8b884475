"""What Windows refuses in a file name, written from its documentation and not from our own rule."""

from __future__ import annotations

DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
           *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")}


def problems_of(name: str) -> list[str]:
    """Return why Windows does not take a name, or would take it for something else; nothing for a good one."""
    found = [f"sign {sign!r}" for sign in name
             if sign in '<>:"/\\|?*' or ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000]
    if not name:
        found.append("empty")
    if name.endswith((" ", ".")) or name.startswith(" "):
        found.append("space or point at an end")
    if name.partition(".")[0].rstrip(" ").upper() in DEVICES:
        found.append("device")
    if len(name) > 255 or len(name.encode("utf-8", "surrogatepass")) > 255:
        found.append("too long")
    return found
