"""One frozen struct in one file: the settings, the saved run, and what else there is only one of."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from coach.store import files
from coach.store.backups import Backups
from coach.store.door import checked
from coach.store.envelope import Content, Damaged, seal, unseal
from coach.store.recovery import load
from coach.store.vault import Vault

S = TypeVar("S", bound=Struct)

TABLE = "document"
IDENT = "1"


class DocumentFile(Generic[S]):
    """The file `home/<name>.json` with one value of `shape`.

    A write of a `lasting` document counts for the day's backup, and it comes back from a backup where it is damaged;
    one that the journal can give anew is not `mended` so: a copy may lack what came after it. `rows` is the field whose
    items stand alone: one that cannot be read takes only itself out. `joined` adds to a value that lost some of them.
    """

    def __init__(
        self,
        vault: Vault,
        backups: Backups,
        name: str,
        shape: type[S],
        lasting: bool = True,
        mended: bool = True,
        rows: str = "",
        joined: Callable[[S], S] | None = None,
    ) -> None:
        self.name = name
        self._vault = vault
        self._backups = backups
        self._shape = shape
        self._lasting = lasting
        self._mended = lasting and mended
        self._rows = rows
        self._joined = joined
        self._path = vault.home / f"{name}.json"

    def load(self) -> S | None:
        """The value, or None where there is none or it could not be read; a notice then says so."""
        if not files.check_folder(self._vault.home):
            return None
        value = load(self._vault, self._path, self.name, self.decoded, self._mended, self._salvaged)
        return value[0] if value else None

    def decoded(self, content: Content) -> tuple[S | None]:
        """The value in `content`, None in the tuple where it holds none. Raises Damaged where it does not fit."""
        record = content.tables.get(TABLE, {}).get(IDENT)
        try:
            return (None if record is None else msgspec.convert(record, self._shape),)
        except (msgspec.ValidationError, RecursionError) as error:
            raise Damaged(f"does not fit ({error})") from None

    def _salvaged(self, content: Content) -> bytes | None:
        """A file with those rows of `content` that can be read, where the rest of it fits."""
        try:
            record = content.tables.get(TABLE, {}).get(IDENT, {})
        except Damaged:
            return None
        items = record.get(self._rows)
        if isinstance(items, list):
            record[self._rows] = [item for item in items if self._fits({**record, self._rows: [item]})]
        elif isinstance(items, dict):
            record[self._rows] = {
                key: item for key, item in items.items() if self._fits({**record, self._rows: {key: item}})
            }
        else:
            return None
        if not self._fits(record):
            return None
        value = msgspec.convert(record, self._shape)
        return self.member(self._joined(value) if self._joined else value)[self._path.name]

    def _fits(self, record: dict[str, Any]) -> bool:
        try:
            msgspec.convert(record, self._shape)
        except (msgspec.ValidationError, RecursionError):
            return False
        return True

    def save(self, value: S) -> None:
        """Keep `value` in place of what was there. Raises CoachError; what was there then stays."""
        from coach.store.tables import transaction

        kept = checked(value, self.name)
        with self._vault.locked():
            # What does not fit is set aside before it is written over.
            self.load()
            with transaction(self._vault, self._path, self.name, self._mended) as database:
                database.put(TABLE, IDENT, msgspec.to_builtins(kept))
            if self._lasting:
                self._backups.daily()

    def read(self, members: Mapping[str, bytes]) -> S | None:
        """The value in the verified `members` of a backup; None where it has none."""
        raw = members.get(self._path.name)
        if raw is None:
            return None
        return self.decoded(unseal(self.name, self._path.name, raw))[0]

    def member(self, value: S) -> dict[str, bytes]:
        """The member of a backup that holds `value`."""
        return {self._path.name: seal(self.name, {TABLE: {IDENT: msgspec.to_builtins(value)}})}

    def clear(self) -> None:
        """Forget the value; nothing happens where there is none."""
        if not files.check_folder(self._vault.home) or files.stamp(self._path) is None:
            return
        with self._vault.locked():
            files.remove(self._path)
