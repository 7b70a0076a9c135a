# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a network address says of who is behind it, for counting attempts."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# A provider gives one household a /64 of IPv6 at least, out of which its devices take another address every day, and a
# /48 at most (RFC 6177); of IPv4 one address. Whoever rents addresses by the dozen gets them out of one /24 or /48.
_OWN = {4: 32, 6: 64}
_RANGE = {4: 24, 6: 48}


@dataclass(frozen=True, slots=True)
class Network:
    """`own` stands for the household or the device that an address is of; `wider` for the range that it lies in."""

    own: str
    wider: str


def network_of(address: str) -> Network:
    """The networks of a peer's address; what is no address (a pipe, a test) stands for itself.

    An IPv4 address that comes as IPv6 (`::ffff:203.0.113.7`) is the IPv4 address.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return Network(own=address, wider=address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return Network(own=_within(found, _OWN), wider=_within(found, _RANGE))


def _within(address: IPv4Address | IPv6Address, bits: dict[int, int]) -> str:
    return str(ip_network((address, bits[address.version]), strict=False))
