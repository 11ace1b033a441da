"""Hears that the person has left: the screen was locked, the machine sleeps, somebody else sits.

On Linux through the two buses of the desktop, on Windows through messages to the window; on macOS
there is neither here, sleep is seen by its clock (`system.idle.SleepWatch`) and idle time counts.
"""

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

from caseapp.system import session
from caseapp.system.session import Voice
from caseapp.ui.overriding import override

_PATIENCE_MS = 300
"""How long the window waits for an answer of the bus."""
_numbers = count(1)
"""Qt keeps a connection by its name, also one that has ended."""
_ON_SIGNAL = "1_on_signal(QDBusMessage)"
_ON_PROPERTIES = "1_on_properties(QDBusMessage)"
"""As `SLOT` spells them. A text: bytes, which the stubs ask for, are refused when it runs."""


class SessionWatch(QObject):
    """Listens to the desktop.

    Signals:
        left: nobody sits here any more, or somebody is just coming back: lock.
    """

    left = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system_bus: str = "",
        session_bus: str | None = None,
        own_session: str | None = None,
    ) -> None:
        """Listen to nothing yet; addresses are given in tests only."""
        super().__init__(parent)
        self._addresses = (
            system_bus or session.SYSTEM_BUS,
            session.session_bus() if session_bus is None else session_bus,
        )
        self._own = session.own_session() if own_session is None else own_session
        self._system: QDBusConnection | None = None
        self._delay: QDBusMessage | None = None
        self._messages: _WindowsMessages | None = None

    def start(self) -> bool:
        """Begin to listen; say whether anybody would tell of a lock or of sleep."""
        system = self._listen(self._addresses[0], "caseapp-system", session.ON_SYSTEM_BUS)
        desktop = self._listen(self._addresses[1], "caseapp-session", session.ON_SESSION_BUS)
        self._system = system
        if system is not None:
            self._watch_own_session(system)
            self._hold_sleep_back(system)
        return system is not None or desktop is not None

    def start_on_windows(self, window: int) -> bool:
        """Begin to listen to what Windows tells a window (`winId`); as `start`."""
        self._messages = _WindowsMessages(self.left.emit)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._messages)
        return session.ask_for_session_changes(window)

    def _listen(self, address: str, name: str, voices: Sequence[Voice]) -> QDBusConnection | None:
        if not address:
            return None
        bus = QDBusConnection.connectToBus(address, f"{name}-{next(_numbers)}")
        if not bus.isConnected():
            return None
        for voice in voices:
            of = (voice.service, "", voice.interface, voice.member)
            bus.connect(*of, self, _ON_SIGNAL)  # type: ignore[call-overload]
        return bus

    def _watch_own_session(self, bus: QDBusConnection) -> None:
        if self._own:
            of = (session.LOGIN, self._own, session.PROPERTIES, "PropertiesChanged")
            bus.connect(*of, self, _ON_PROPERTIES)  # type: ignore[call-overload]

    def _hold_sleep_back(self, bus: QDBusConnection) -> None:
        """Ask the system to wait with its sleep until the vault is locked.

        What it answers is a handle; replacing this process closes it, and the machine sleeps.
        """
        ask = QDBusMessage.createMethodCall(
            session.LOGIN, session.LOGIN_PATH, session.MANAGER, "Inhibit"
        )
        ask.setArguments(["sleep:shutdown", "caseapp", "Locking", "delay"])
        answer = bus.call(ask, QDBus.CallMode.Block, _PATIENCE_MS)
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            self._delay = answer

    @Slot(QDBusMessage)
    def _on_signal(self, message: QDBusMessage) -> None:
        said = [
            voice
            for voice in (*session.ON_SYSTEM_BUS, *session.ON_SESSION_BUS)
            if (voice.interface, voice.member) == (message.interface(), message.member())
        ]
        for voice in said:
            values = message.arguments()
            if not voice.only_true or (values and values[0] is True):
                self.left.emit()

    @Slot(QDBusMessage)
    def _on_properties(self, _message: QDBusMessage) -> None:
        """Something about this login changed: ask whether it is still the one that is seen."""
        if self._system is None:
            return
        ask = QDBusMessage.createMethodCall(session.LOGIN, self._own, session.PROPERTIES, "Get")
        ask.setArguments([session.SESSION, "Active"])
        answer = self._system.call(ask, QDBus.CallMode.Block, _PATIENCE_MS)
        values = answer.arguments()
        active = values[0] if values else None
        if isinstance(active, QDBusVariant):
            active = active.variant()
        if active is False:
            self.left.emit()


class _WindowsMessages(QAbstractNativeEventFilter):
    """Looks at the messages of Windows on their way to Qt."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave

    @override
    def nativeEventFilter(
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: ARG002, N803 - Qt's name
        message: int,
    ) -> object:
        if session.is_leaving(*session.read_message(int(message))):
            self._leave()
        return False, 0
