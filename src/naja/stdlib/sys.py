"""`sys`."""
platform = "linux"
version_info = (3, 11, 0, "final", 0)
