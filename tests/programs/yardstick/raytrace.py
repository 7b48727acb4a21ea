# args: 24
"""Spheres over a chequered plane, with mirrors and shadows (pyperformance: raytrace)."""

from __future__ import annotations

import math
import sys

EPSILON = 0.00001


class Vector:
    def __init__(self, x: float, y: float, z: float) -> None:
        self.x = x
        self.y = y
        self.z = z

    def __repr__(self) -> str:
        return f"Vector({self.x:.3f}, {self.y:.3f}, {self.z:.3f})"

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __neg__(self) -> Vector:
        return Vector(-self.x, -self.y, -self.z)

    def scale(self, factor: float) -> Vector:
        return Vector(factor * self.x, factor * self.y, factor * self.z)

    def dot(self, other: Vector) -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vector) -> Vector:
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def magnitude(self) -> float:
        return math.sqrt(self.dot(self))

    def normalized(self) -> Vector:
        return self.scale(1.0 / self.magnitude)

    def reflected(self, normal: Vector) -> Vector:
        return self - normal.scale(2.0 * self.dot(normal))


class Ray:
    def __init__(self, point: Vector, direction: Vector) -> None:
        self.point = point
        self.direction = direction.normalized()

    def at(self, distance: float) -> Vector:
        return self.point + self.direction.scale(distance)


Colour = tuple[float, float, float]


class Surface:
    def __init__(self, base: Colour, specular: float, lambert: float) -> None:
        self.base = base
        self.specular = specular
        self.lambert = lambert
        self.ambient = 1.0 - specular - lambert

    def base_at(self, point: Vector) -> Colour:
        return self.base

    def colour(self, scene: Scene, ray: Ray, point: Vector, normal: Vector) -> Colour:
        r, g, b = 0.0, 0.0, 0.0
        base = self.base_at(point)
        if self.specular > 0:
            mirrored = scene.trace(Ray(point, ray.direction.reflected(normal)))
            r += self.specular * mirrored[0]
            g += self.specular * mirrored[1]
            b += self.specular * mirrored[2]
        light = 0.0
        for lamp in scene.visible_lights(point):
            contribution = (lamp - point).normalized().dot(normal)
            if contribution > 0:
                light += contribution
        amount = self.lambert * min(1.0, light) + self.ambient
        return r + amount * base[0], g + amount * base[1], b + amount * base[2]


class Checkerboard(Surface):
    def __init__(self, base: Colour, other: Colour, size: float) -> None:
        super().__init__(base, 0.2, 0.6)
        self.other = other
        self.size = size

    def base_at(self, point: Vector) -> Colour:
        cells = (abs(point.x) + 0.5) // self.size + (abs(point.z) + 0.5) // self.size
        return self.other if int(cells) % 2 else self.base


class Shape:
    def intersection(self, ray: Ray) -> float | None:
        raise NotImplementedError

    def normal_at(self, point: Vector) -> Vector:
        raise NotImplementedError


class Sphere(Shape):
    def __init__(self, centre: Vector, radius: float) -> None:
        self.centre = centre
        self.radius = radius

    def intersection(self, ray: Ray) -> float | None:
        towards = self.centre - ray.point
        v = towards.dot(ray.direction)
        discriminant = self.radius * self.radius - (towards.dot(towards) - v * v)
        return None if discriminant < 0 else v - math.sqrt(discriminant)

    def normal_at(self, point: Vector) -> Vector:
        return (point - self.centre).normalized()


class Halfspace(Shape):
    def __init__(self, base: Vector, normal: Vector) -> None:
        self.base = base
        self.normal = normal.normalized()

    def intersection(self, ray: Ray) -> float | None:
        v = ray.direction.dot(self.normal)
        return (self.base - ray.point).dot(self.normal) / v if v else None

    def normal_at(self, point: Vector) -> Vector:
        return self.normal


class Scene:
    def __init__(self) -> None:
        self.objects: list[tuple[Shape, Surface]] = []
        self.lights: list[Vector] = []
        self.eye = Vector(0.0, 1.8, 10.0)
        self.look_at = Vector(0.0, 0.0, 0.0)
        self.depth = 0

    def render(self, width: int, height: int) -> bytearray:
        fov = math.pi * 45.0 / 2.0 / 180.0
        half = math.tan(fov)
        pixel = half * 2 / (width - 1)
        eye = Ray(self.eye, self.look_at - self.eye)
        right = eye.direction.cross(Vector(0.0, 1.0, 0.0)).normalized()
        up = right.cross(eye.direction).normalized()
        canvas = bytearray()
        for y in range(height):
            for x in range(width):
                across = right.scale(x * pixel - half)
                above = up.scale(half * height / width - y * pixel)
                for part in self.trace(Ray(eye.point, eye.direction + across + above)):
                    canvas.append(max(0, min(255, int(part * 255))))
        return canvas

    def trace(self, ray: Ray) -> Colour:
        if self.depth > 3:
            return 0.0, 0.0, 0.0
        self.depth += 1
        try:
            nearest: tuple[float, Shape, Surface] | None = None
            for shape, surface in self.objects:
                distance = shape.intersection(ray)
                if distance is not None and distance > EPSILON:
                    if nearest is None or distance < nearest[0]:
                        nearest = distance, shape, surface
            if nearest is None:
                return 0.0, 0.0, 0.0
            distance, shape, surface = nearest
            point = ray.at(distance)
            return surface.colour(self, ray, point, shape.normal_at(point))
        finally:
            self.depth -= 1

    def visible_lights(self, point: Vector) -> list[Vector]:
        return [light for light in self.lights if self.is_visible(light, point)]

    def is_visible(self, light: Vector, point: Vector) -> bool:
        ray = Ray(point, light - point)
        for shape, _ in self.objects:
            distance = shape.intersection(ray)
            if distance is not None and distance > EPSILON:
                return False
        return True


def main(width: int) -> None:
    scene = Scene()
    scene.lights = [Vector(30.0, 30.0, 10.0), Vector(-10.0, 100.0, 30.0)]
    mirror = Surface((1.0, 1.0, 0.0), 0.2, 0.6)
    scene.objects.append((Sphere(Vector(1.0, 3.0, -10.0), 1.0), mirror))
    for y in range(6):
        centre = Vector(-3.0 - y * 0.4, 2.3, -5.0)
        surface = Surface((y / 6.0, 1 - y / 6.0, 0.5), 0.2, 0.6)
        scene.objects.append((Sphere(centre, 0.4), surface))
    floor = Checkerboard((1.0, 1.0, 1.0), (0.0, 0.0, 0.0), 1.0)
    scene.objects.append((Halfspace(Vector(0.0, 0.0, 0.0), Vector(0.0, 1.0, 0.0)), floor))
    canvas = scene.render(width, width // 2)
    check = 0
    for octet in canvas:
        check = (check * 31 + octet) % 1000003
    print(len(canvas), sum(canvas), check)
    print(scene.eye, canvas[:12].hex())


main(int(sys.argv[1]))
