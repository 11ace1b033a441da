"""A desktop's voice, as a program of its own: speaks on a private bus when it is told to.

    desktop_bus.py ADDRESS

Owns the login manager's name, answers what a program asks it (`Get`, `Inhibit`) and sends one
signal for each word on its standard input: sleep, wake, lock, saver, gnome, awake, switch, other.
"""

import os
import select
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

LOGIN = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
SESSION = f"{PATH}/session/_37"
MANAGER = DBusAddress(PATH, interface=f"{LOGIN}.Manager")
WORDS = {
    "sleep": (MANAGER, "PrepareForSleep", "b", (True,)),
    "wake": (MANAGER, "PrepareForSleep", "b", (False,)),
    "lock": (DBusAddress(SESSION, interface=f"{LOGIN}.Session"), "Lock", None, ()),
    "saver": (
        DBusAddress("/ScreenSaver", interface="org.freedesktop.ScreenSaver"),
        "ActiveChanged", "b", (True,),
    ),
    "gnome": (
        DBusAddress("/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver"),
        "ActiveChanged", "b", (True,),
    ),
    "awake": (
        DBusAddress("/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver"),
        "ActiveChanged", "b", (False,),
    ),
    "switch": (
        DBusAddress(SESSION, interface="org.freedesktop.DBus.Properties"),
        "PropertiesChanged", "sa{sv}as", (f"{LOGIN}.Session", {"Active": ("b", False)}, []),
    ),
    "other": (MANAGER, "SessionNew", "so", ("9", SESSION)),
}  # fmt: skip


def answer(connection, message, *, active):
    header = message.header
    if header.message_type is not MessageType.method_call:
        return
    member = header.fields[HeaderFields.member]
    if member == "Get":
        connection.send(new_method_return(message, "v", (("b", active),)))
    elif member == "Inhibit":
        reading, writing = os.pipe()
        print("inhibited", *message.body, flush=True)
        connection.send(new_method_return(message, "h", (writing,)))
        os.close(reading)
        os.close(writing)


def main():
    connection = open_dbus_connection(sys.argv[1], enable_fds=True)
    Proxy(message_bus, connection).RequestName(LOGIN)
    print("ready", flush=True)
    active = True
    while True:
        ready, _, _ = select.select([sys.stdin, connection.sock], [], [])
        if connection.sock in ready:
            answer(connection, connection.receive(), active=active)
        if sys.stdin in ready:
            # Not readline: it would keep a second word where `select` does not see it.
            words = os.read(0, 4096).decode().split()
            if not words:
                return
            for word in words:
                active = word != "switch"
                address, member, signature, values = WORDS[word]
                connection.send(new_signal(address, member, signature, values))


if __name__ == "__main__":
    main()
