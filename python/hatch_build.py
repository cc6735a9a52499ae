"""Names the platform of a wheel: any Python 3, but the Java of one system."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlatformHook(BuildHookInterface):  # type: ignore[type-arg]
    """Takes the platform from python/build-wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Sets the tag of the wheel; an editable one needs none."""
        if "GRANULAR_PLATFORM" in os.environ:
            build_data["pure_python"] = False
            build_data["tag"] = "py3-none-" + os.environ["GRANULAR_PLATFORM"]
