"""Keep what events must not show, such as the address of an online room, sealed in the database."""

from content.sealing import Seal

_SEAL = Seal("events.sealing")
seal, unseal = _SEAL.seal, _SEAL.unseal
