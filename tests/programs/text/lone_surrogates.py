"""Literals with lone surrogates are what they say."""


def main() -> None:
    for text in ("\ud800", "a\udfffb", "\ufffd", "\U0001f600", "\ud83d\ude00"):
        print(len(text), ascii(text), [hex(ord(c)) for c in text])
        try:
            print(text.encode())
        except UnicodeEncodeError as error:
            print(error)
    print("\ud800" == "\ufffd")


main()
