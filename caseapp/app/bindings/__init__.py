"""The services behind each screen: the ports of `ui` filled with calls bound to a seat."""
