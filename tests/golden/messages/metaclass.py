class Meta(type):
    pass


class Plain(metaclass=Meta):
    pass


print(Plain())
