"""The window after the unlock: navigation, top bar, palette, and the screens between them."""
