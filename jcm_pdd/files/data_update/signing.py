"""Ed25519 signatures of data updates; the library comes in when an update is opened and never at the start."""

from __future__ import annotations

# What is signed can never be taken for something else that the same key signs.
CONTEXT = b"jcm-pdd-studio data update 1\n"


def is_signed(key: bytes, signature: bytes, content: bytes) -> bool:
    """Tell whether a public key (32 bytes) made this signature (64 bytes) of a manifest."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, CONTEXT + content)
    except (InvalidSignature, ValueError):
        return False
    return True
