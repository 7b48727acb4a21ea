import five_b


class Base:
    kind = "base"

    def run(self) -> str:
        return five_b.name(self)


def go() -> str:
    return Base().run() + five_b.Sub().run()
