"""Steps of dates: events, what the law makes of them, deadlines, and the lists that show them."""
