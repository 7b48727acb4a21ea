import five

try:
    print(five.Base.kind)
except AttributeError as e:
    print(e)


def name(b: "five.Base") -> str:
    return b.kind


import late


class Sub(late.Mid):
    kind = "sub"
