"""The command line from nothing to documents and back, one command after the other."""

import sys
from pathlib import Path

from jcm_pdd.cli import main

SOLAR = "th_rooftop_solar"


def run(*words: object) -> None:
    """Run one command; only what could not be done at all is a failure here."""
    code = main([str(word) for word in words])
    if code == 2:
        raise SystemExit(f"{words[0]} could not be done")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    mine, out = folder / "mine.jcmpdd", folder / "out"
    run("new", mine, "--country", "TH", "--methodology", "TH_AM001@03.0")
    run("set", mine, "title=Rooftop solar power in Rayong", "lifetime=17")
    run("show", mine)
    run("calc", mine)
    run("check", mine)
    run("methodology", "list")
    run("export", mine, "--to", out, "--only", "pdd,mps", "--format", "docx,xlsx")
    if "whole" in sys.argv:
        again = folder / "again.jcmpdd"
        run("new", again, "--country", "TH", "--methodology", "TH_AM001@03.0")
        run("import", next(out.glob("*PDD*.docx")), "--into", again)
        run("demo", folder / "demo")
        sample = folder / "demo" / SOLAR / f"{SOLAR}.jcmpdd"
        run("export", sample, "--to", out, "--public")
        run("package", sample, "-o", folder / "package.zip")
        run("verify", folder / "package.zip")
        run("portfolio", folder / "demo")
        run("batch", "check", folder / "demo")
    print("MODULES", *sorted(sys.modules))
