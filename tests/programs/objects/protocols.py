"""Protocols: structural types as parameters, fields, elements."""

from typing import Protocol


class Speaker(Protocol):
    def speak(self, times: int) -> str: ...


class Named(Protocol):
    @property
    def name(self) -> str: ...


class Dog:
    def __init__(self, name: str) -> None:
        self.name = name

    def speak(self, times: int) -> str:
        return "woof " * times


class Robot:
    def __init__(self, serial: int) -> None:
        self.serial = serial

    @property
    def name(self) -> str:
        return f"R{self.serial}"

    def speak(self, times: int) -> str:
        return "beep" * times + str(self.serial)


class Puppy(Dog):
    def speak(self, times: int) -> str:
        return super().speak(times).upper()


class Choir:
    def __init__(self, lead: Speaker) -> None:
        self.lead = lead
        self.members: list[Speaker] = [lead]

    def add(self, member: Speaker) -> None:
        self.members.append(member)

    def perform(self) -> None:
        for member in self.members:
            print(member.speak(1))


def loud(speaker: Speaker) -> str:
    return speaker.speak(2).strip() + "!"


def label(thing: Named) -> str:
    return f"<{thing.name}>"


print(loud(Dog("rex")), loud(Robot(7)), loud(Puppy("bit")))
print(label(Dog("rex")), label(Robot(7)))
choir = Choir(Robot(1))
choir.add(Dog("rex"))
choir.add(Puppy("bit"))
choir.perform()
choir.lead = Dog("max")
print(choir.lead.speak(1))
any_speaker: Speaker = Dog("a") if len(choir.members) > 2 else Robot(2)
print(any_speaker.speak(1))
