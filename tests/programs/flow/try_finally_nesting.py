"""Every way out of a try block runs its finally, innermost first."""


def deep(way: int) -> str:
    log: list[str] = []
    for _ in range(1):
        try:
            try:
                try:
                    log.append("body")
                    if way == 0:
                        return "/".join(log)
                    if way == 1:
                        break
                    if way == 2:
                        continue
                    if way == 3:
                        raise ValueError("three")
                    if way == 4:
                        raise KeyError("four")
                    log.append("end")
                finally:
                    log.append("f1")
                    print("f1", log)
            except ValueError:
                log.append("handled")
            else:
                log.append("else")
            finally:
                log.append("f2")
                print("f2", log)
        except KeyError:
            log.append("outer")
            if way == 4:
                return "K" + "/".join(log)
    return "/".join(log)


def override() -> int:
    try:
        return 1
    finally:
        print("before leaving")


def finally_return() -> int:
    try:
        raise ValueError("dropped")
    finally:
        return 2


def value_fixed() -> int:
    n = 1
    try:
        return n
    finally:
        n = 100


def loop_finally() -> list[int]:
    out: list[int] = []
    for i in range(5):
        try:
            if i == 3:
                break
        finally:
            out.append(i)
    return out


for way in range(6):
    print(way, deep(way))
print(override(), finally_return(), value_fixed(), loop_finally())

depth = 0


def unwind(n: int) -> None:
    global depth
    try:
        if n == 0:
            raise RuntimeError("bottom")
        unwind(n - 1)
    finally:
        depth += 1


try:
    unwind(50)
except RuntimeError as error:
    print(error, depth)
