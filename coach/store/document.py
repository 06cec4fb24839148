"""One frozen struct in one file: the settings, the saved run, and what else there is only one of."""

from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from coach.store import files
from coach.store.backups import Backups
from coach.store.door import checked
from coach.store.envelope import seal, unseal
from coach.store.recovery import load, replace_damaged
from coach.store.vault import Vault

S = TypeVar("S", bound=Struct)

TABLE = "document"
IDENT = "1"


class DocumentFile(Generic[S]):
    """The file `home/<name>.json` with one value of `shape`.

    A `lasting` document goes into backups and comes back from them; another one is only of use for the moment. What the
    journal can give anew is not `mended` from a backup where it is damaged: a copy may lack what came after it.
    """

    def __init__(
        self, vault: Vault, backups: Backups, name: str, shape: type[S], lasting: bool = True, mended: bool = True
    ) -> None:
        self._vault = vault
        self._backups = backups
        self._name = name
        self._shape = shape
        self._lasting = lasting
        self._mended = lasting and mended
        self._path = vault.home / f"{name}.json"

    def load(self) -> S | None:
        """The value, or None where there is none or it could not be read; a notice then says so."""
        if not files.check_folder(self._vault.home):
            return None
        content = load(self._vault, self._path, self._name, self._mended)
        records = content.tables.get(TABLE, {}) if content else {}
        if IDENT not in records:
            return None
        try:
            return msgspec.convert(records[IDENT], self._shape)
        except msgspec.ValidationError as error:
            with self._vault.locked():
                replace_damaged(self._vault, self._path, self._name, f"does not fit ({error})", restorable=False)
            return None

    def save(self, value: S) -> None:
        """Keep `value` in place of what was there. Raises CoachError; what was there then stays."""
        from coach.store.tables import transaction

        kept = checked(value, self._name)
        with self._vault.locked():
            with transaction(self._vault, self._path, self._name, self._mended) as database:
                database.put(TABLE, IDENT, msgspec.to_builtins(kept))
            if self._lasting:
                self._backups.daily()

    def read(self, members: Mapping[str, bytes]) -> S | None:
        """The value in the verified `members` of a backup; None where it has none or it does not fit."""
        raw = members.get(self._path.name)
        if raw is None:
            return None
        record = unseal(self._name, self._path.name, raw).tables.get(TABLE, {}).get(IDENT)
        try:
            return msgspec.convert(record, self._shape)
        except msgspec.ValidationError:
            return None

    def member(self, value: S) -> dict[str, bytes]:
        """The member of a backup that holds `value`."""
        return {self._path.name: seal(self._name, {TABLE: {IDENT: msgspec.to_builtins(value)}})}

    def clear(self) -> None:
        """Forget the value; nothing happens where there is none."""
        if not files.check_folder(self._vault.home) or files.stamp(self._path) is None:
            return
        with self._vault.locked():
            files.remove(self._path)
