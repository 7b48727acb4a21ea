"""`string.Template`."""

from string import Template


def tell(text: str) -> None:
    template = Template(text)
    print(repr(text), template.is_valid())
    values: dict[str, object] = {"who": "tim", "n": 3, "_x": None}
    try:
        print(template.substitute(values), template.substitute(values, who="you"))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
    print(template.safe_substitute(values), template.safe_substitute())
    try:
        print(template.get_identifiers())
    except ValueError as error:
        print(error)


for text in [
    "$who likes ${n} $$", "", "no names", "$$$who", "$1", "a\n$", "x $ y", "${who", "${}", "$ö",
    "$who$who$n", "$missing and $who", "$_x$n1", "${n}th", "line\nline\n ${ bad", "\n$(", "$Who",
    "$whoö", "$a.b", "$$who",
]:  # fmt: skip
    tell(text)
print(Template("$a + $b = ${c}").substitute(a=1, b=2.5, c=[3]))
print(Template("$x").substitute({"x": "one"}), Template("$x").substitute({"x": 1}, x=2))
print(Template("keep").template)
