"""The window: one folder per screen over the same services that the command line uses.

How a screen is built
---------------------
* ``ui/<screen>/model.py`` holds a frozen dataclass of callables, the screen's *port*: the
  service calls it needs with the desk already bound (``get_today: Callable[[], TodayView]``).
  Screens never import services; ``caseapp.app.bindings`` binds the real ones, tests bind fakes.
* ``ui/<screen>/view.py`` holds one subclass of `ui.screen.Screen`. Its constructor takes
  ``(context, port)`` and only composes: it builds a `Page` and asks for nothing. ``refresh()``
  submits the port's call through ``context.runner.submit(self, work, self._on_loaded)`` and
  fills the page when the answer comes. ``watches`` names the kinds of `Changes` that make the
  screen stale; the base class reloads it when it is next visible.
* ``ui/<screen>/dialog.py`` holds forms: subclasses of `ui.form.FormDialog`, opened with
  ``open()``, never ``exec()``. They give the draft protocol (`ui.drafts.HasDraft`), so that what
  was typed survives a lock, and put every refusal under the field it is about.
* A screen is registered by one `ui.screen.ScreenSpec` in ``caseapp.app.screens``; the shell
  shows what is registered and nothing else. It goes elsewhere by emitting
  ``open_requested(Place(...))``.
* After a command, call ``context.hub.publish(changes)``: one signal, every screen decides.

* Never call ``show()`` or ``setVisible(True)`` on a widget that has no parent yet: it would flash
  up as a window of its own. In constructors only ``hide()``.

Text is plain everywhere (`PlainLabel`, `tip`, `PlainMessage`); colours, sizes and distances come
from `ui.theme` (``px(8)``), words from ``context.t``. Signals carry nothing or one object.
"""
