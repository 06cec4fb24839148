"""The journal and the settings on disk: safe against crashes, full disks, bit rot and a second Coach."""

from coach.store.journal import Journal
from coach.store.store import Store

__all__ = ["Journal", "Store"]
