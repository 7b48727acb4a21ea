"""Device drivers. They import `lang`, `unsafe` and `hal`; `boot` gives them their machine."""
