"""Steps of what stands between a client and removal: custody, interim measures, bars."""
