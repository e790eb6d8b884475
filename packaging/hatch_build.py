"""Put the data folders into the wheel, but not into an editable installation, which reads the checkout.

The build configuration's own `force-include` would copy them there too, and a copy grows stale unseen.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("forms", "templates", "resources")


class DataFolders(BuildHookInterface):
    """Add forms/, templates/ and resources/ to a wheel as jcm_pdd/_data/..., where files.data finds them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to the builder; `version` is "standard" for a wheel, else "editable"."""
        if version == "standard":
            build_data["force_include"].update({folder: f"jcm_pdd/_data/{folder}" for folder in FOLDERS})
