"""LibreOffice as a second judge: it opens a document, accepts or rejects all changes, and saves it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needed = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
ACCEPT, REJECT, KEEP = "AcceptAllTrackedChanges", "RejectAllTrackedChanges", "keep"
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source, target, what)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 helper = createUnoService("com.sun.star.frame.DispatchHelper")
 Dim none()
 helper.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; what, "", 0, none())
 Dim form(0) As New com.sun.star.beans.PropertyValue
 form(0).Name = "FilterName"
 form(0).Value = "MS Word 2007 XML"
 document.storeToURL(target, form())
 document.close(True)
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>"""


def saved(data: bytes, folder: Path, what: str) -> bytes:
    """Return the document as LibreOffice saves it, with all changes accepted, rejected or kept."""
    basic = folder / "profile" / "user" / "basic"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    if not basic.exists():  # the first start makes the profile, and would write over what stands in it
        subprocess.run(["soffice", "--headless", "--norestore", "--terminate_after_init", profile], check=True,
                       capture_output=True, timeout=120)
    (basic / "Standard" / "Module1.xba").write_text(_MODULE, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    source, target = folder / "source.docx", folder / f"{what}.docx"
    source.write_bytes(data)
    if what == KEEP:  # saving a document with comments from a hidden window ends some versions
        command = ["soffice", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir",
                   str(folder / KEEP), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (folder / KEEP / source.name).read_bytes()
    call = f'macro:///Standard.Module1.Settle("{source.as_uri()}","{target.as_uri()}","{what}")'
    command = ["soffice", "--headless", "--norestore", profile, call]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()
