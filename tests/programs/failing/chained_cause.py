class ConfigError(Exception):
    pass


def parse(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"bad number {text!r}") from error


print(parse("12"))
parse("twelve")
