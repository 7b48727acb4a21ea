"""`urllib`: addresses (`urllib.parse`). Requests are `naja.http`'s."""
