"""What the errors of sound libraries mean, and what can be done about them. To add one: a line in a table here."""

from __future__ import annotations

from guide.audio import Rate
from guide.problems import NoDeviceError
from guide.translation import _

_OTHERS = _("See which others there are: guide devices")
_HELD = (_("Another program is holding {it}."), _("End that program, or play through another device: guide devices"))
_SHUT = (_("{It} could not be opened; another program may be holding it."), _OTHERS)
_GONE = (_("{It} is not there any more."), _OTHERS)
_NONE = (_("There is no sound device."), _("Connect one, or practise without sound: --silent"))
_RATE = (_("{It} does not play {hz} samples a second in stereo."), _OTHERS)
_KEPT_OUT = (
    _("This user may not play through {it}."),
    _("On Linux, the group 'audio' may: sudo usermod -aG audio $USER"),
)
_BROKEN = (
    _("The sound system does not answer for {it}."),
    _("Start it again, or play through another device: guide devices"),
)

_PORTAUDIO = {
    -9999: _BROKEN,  # paUnanticipatedHostError
    -9998: _RATE,  # paInvalidChannelCount
    -9997: _RATE,  # paInvalidSampleRate
    -9996: _NONE,  # paInvalidDevice
    -9994: _RATE,  # paSampleFormatNotSupported
    -9993: _GONE,  # paBadIODeviceCombination
    -9987: _BROKEN,  # paTimedOut
    -9986: _BROKEN,  # paInternalError
    -9985: _SHUT,  # paDeviceUnavailable
}
"""By PaErrorCode, portaudio.h."""
_ERRNO = {1: _KEPT_OUT, 2: _GONE, 13: _KEPT_OUT, 16: _HELD, 19: _GONE, 111: _BROKEN}
"""By the number that ALSA gives with a -9999 or -9985: EPERM, ENOENT, EACCES, EBUSY, ENODEV, ECONNREFUSED."""
_MINIAUDIO = {
    -6: _KEPT_OUT,  # MA_ACCESS_DENIED
    -7: _GONE,  # MA_DOES_NOT_EXIST
    -19: _HELD,  # MA_BUSY
    -22: _SHUT,  # MA_UNAVAILABLE
    -200: _RATE,  # MA_FORMAT_NOT_SUPPORTED
    -202: _HELD,  # MA_SHARE_MODE_NOT_SUPPORTED
    -203: _NONE,  # MA_NO_BACKEND
    -204: _NONE,  # MA_NO_DEVICE
    -301: _BROKEN,  # MA_DEVICE_NOT_STARTED
    -400: _BROKEN,  # MA_FAILED_TO_INIT_BACKEND
    -401: _SHUT,  # MA_FAILED_TO_OPEN_BACKEND_DEVICE
    -402: _BROKEN,  # MA_FAILED_TO_START_BACKEND_DEVICE
}
"""By ma_result, miniaudio.h."""


def portaudio(error: Exception, name: str | None, rate: Rate) -> NoDeviceError:
    """Of a `sounddevice.PortAudioError` (text, code, (API, number, text)) or a ValueError."""
    code = error.args[1] if len(error.args) > 1 else None
    host = error.args[2] if len(error.args) > 2 else None
    words = _PORTAUDIO.get(code) if isinstance(code, int) else None
    if error.args and "querying device -1" in str(error.args[0]):
        words = _NONE
    if host is not None:
        words = _ERRNO.get(abs(host[1]), words)
    return _said(words, error, name, rate.hz)


def miniaudio(error: Exception, name: str | None = None) -> NoDeviceError:
    """Of a `miniaudio.MiniaudioError` (text, code)."""
    code = error.args[1] if len(error.args) > 1 else None
    return _said(_MINIAUDIO.get(code) if isinstance(code, int) else None, error, name, 48_000)


def _said(words: tuple[str, str] | None, error: Exception, name: str | None, hz: int) -> NoDeviceError:
    if words is None:
        text = str(error.args[0] if error.args else error).rstrip(".")
        return NoDeviceError(_("No sound device can be used: {text}.").format(text=text), _OTHERS)
    it = _("the sound device") if name is None else f"'{name}'"
    sentence, hint = words
    return NoDeviceError(sentence.format(it=it, It=f"{it[0].upper()}{it[1:]}", hz=hz), hint)
