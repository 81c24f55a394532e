"""Two changes to the bytes of a model of Kokoro's kind, made in memory; at an even speed its sound stays the same.

hibari was distilled from Kokoro, and both name and declare their inputs alike.

ONNX files are protocol buffers: messages of the same kind merge when one follows the other, and a field may be
replaced by another of the same length without anything moving.
"""

from __future__ import annotations

STEP = 600
"""Frames of one count of the durations: 25 ms at 24 kHz."""


def opened(model: bytes, durations: str) -> bytes:
    """The model with a speed for each phoneme, and with the value ``durations`` as one more output, the last.

    It says for each phoneme how many times `STEP` frames it lasts, as float32. Raises ValueError if it is not a model
    that we know.
    """
    if durations.encode() not in model:
        raise ValueError(f"this model has no {durations}")
    return free_speed(model) + with_output(durations)


def free_speed(model: bytes) -> bytes:
    """The model with an input ``speed`` of any length, so that each phoneme can have its own.

    Both spellings of the declaration (ONNX: ValueInfoProto, one dimension that is either the number 1 or has an empty
    name) are equally long. Raises ValueError if the model is not the one we know.
    """
    fixed = b"\x0a\x05speed\x12\x0a\x0a\x08\x08\x01\x12\x04\x0a\x02\x08\x01"
    free = b"\x0a\x05speed\x12\x0a\x0a\x08\x08\x01\x12\x04\x0a\x02\x12\x00"
    if model.count(fixed) != 1:
        raise ValueError("this is no model that we know")
    return model.replace(fixed, free)


def with_output(name: str, kind: int = 1) -> bytes:
    """What makes the value ``name`` an output of the model that it is appended to.

    ModelProto{graph(7): GraphProto{output(12): ValueInfoProto{name(1), type(2){tensor_type(1){elem_type(1): kind}}}}}
    """
    value = _field(1, name.encode()) + _field(2, _field(1, bytes([0x08, kind])))
    return _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    """A field of protocol buffers that holds bytes."""
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
