def hide() -> None:
    try:
        raise KeyError("inner")
    except KeyError:
        raise RuntimeError("outer only") from None


hide()
