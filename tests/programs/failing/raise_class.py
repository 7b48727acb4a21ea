class Stop(Exception):
    """No arguments, no message."""


class Coded(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


try:
    raise Coded(5)
except Coded as error:
    print(error, error.code)
raise Stop
