"""json.loads: values, errors and where they are."""

import json
from typing import Union
JSON = Union[dict[str, "JSON"], list["JSON"], str, int, float, bool, None]
def show(text: str) -> None:
    try:
        value: JSON = json.loads(text)
        print(repr(value))
    except json.JSONDecodeError as e:
        print(text, "->", e, e.msg, e.pos, e.lineno, e.colno, e.doc == text)
for t in ['1', '-0', '-0.0', '1.5', '1e5', '1E-3', '1.', '1.e5', '1e', '1e+', '-', '01', '0.1', '123456789012345678', '1234567890123456789',
  '-9223372036854775808', '9223372036854775807', '1.7976931348623157e308', '1e400', '-1e400', '0.1234567890123456789', '3.14159', 'true', 'false', 'null', 'nul', 'tru', 'NaN', 'Infinity', '-Infinity', '-Inf',
  '""', '"abc"', '"a\\nb\\u00e9\\t\\"\\\\\\/"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx\\ude00"', '"\\x"', '"\\', '"abc', '"\\u12"', '"\\u12g4"', '"\\ud83d\\u12"', '"\\ud83d\\uzzzz"', '"a\nb"', '"a\x7fb"',
  '[]', '[ ]', '[1,2 , 3]', '[1,]', '[,1]', '[1 2]', '[', '[1', '[1,', '{}', '{ }', '{"a":1}', '{"a" : [1, {"b": null}] , "a": 2}', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', '{', '{"a":1 "b":2}', '  [1]  x', '', '   ', '\n\n  [1,\n 2\n x]', '\ufeff1', '"é\u20ac\U0001F600 long text here 12345678"', '{"é\u20ac": "x", "k": 5}', '"12345678901234567890 \\u20ac 123"', '"1234567\x01"', '"12345678\\"90"', '[1.0, 2.50, -3.25e2, 5e-324, 2.2250738585072014e-308, 123456789.123456789]', '1_0', '+1', '.5', '0x10', "'a'", '[true, false, null, "x", 1, 2.5]', '"\\u00"', '"\\u0041', '"\\u0041"', '{"a\\nb": 1}', '\x0b1', '[1]\x00']:
    show(t)
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b'[1]')))
