def show() -> None:
    print(X, TABLE, Later.y, helper(2))


def attempt() -> None:
    try:
        show()
    except NameError as e:
        print(e)
    try:
        print(helper(1))
    except NameError as e:
        print(e)
    try:
        print(Later().y)
    except NameError as e:
        print(e)
    try:
        o: object = 5
        print(isinstance(o, Later))
    except NameError as e:
        print(e)
    try:
        raise ValueError("v")
    except ValueError:
        try:
            try:
                raise KeyError(1)
            except Odd:
                print("odd")
        except NameError as e:
            print(e)
        except KeyError:
            print("key")


attempt()
X = 5
attempt()
TABLE = [1]


class Later:
    y = 3


attempt()


class Odd(Exception):
    pass


def helper(n: int) -> int:
    return n


attempt()
for i in range(0):
    VALUE = i


def value() -> int:
    return VALUE


try:
    print(value())
except NameError as e:
    print(e)
VALUE = 3
print(value())
del VALUE
try:
    print(value())
except NameError as e:
    print(e)
