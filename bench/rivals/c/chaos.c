/* bench: twin of tests/programs/yardstick/chaos.py */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    double x, y, z;
} Vector;

typedef struct {
    int points, degree, knots;
    Vector point[4];
    double knot[6];
} Spline;

enum { SPLINES = 3, SIDE = 128 };

static const Spline splines[SPLINES] = {
    {4, 3, 6, {{1.6, 0.3, 0}, {2.9, 1.7, 0}, {2.3, 5.7, 0}, {5.1, 1.9, 0}}, {0, 0, 0, 1, 1, 1}},
    {3, 2, 4, {{2.8, 0.9, 0}, {5.4, 1.3, 0}, {3.1, 2.3, 0}}, {0, 0, 1, 1}},
    {3, 2, 4, {{3.3, 7.5, 0}, {2.1, 7.3, 0}, {6.2, 4.9, 0}}, {0, 0, 1, 1}},
};
static double low_x = 1e9, low_y = 1e9, high_x = -1e9, high_y = -1e9, lengths[SPLINES], total;
static const double thickness = 0.25;

static double random_number(void) {
    static long seed = 1234;
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF;
    return (seed >> 8) / 8388608.0;
}

static int index_of(const Spline *s, double u) {
    for (int i = s->degree - 1; i < s->knots - s->degree; i++)
        if (s->knot[i] <= u && u < s->knot[i + 1])
            return i;
    return s->knots - s->degree - 1;
}

static Vector at(const Spline *s, double u) {
    int i = index_of(s, u);
    Vector d[5];
    for (int j = 0; j <= s->degree; j++)
        d[j] = s->point[i - s->degree + 1 + j];
    for (int k = 1; k <= s->degree; k++)
        for (int j = i - s->degree + k; j <= i; j++) {
            double low = s->knot[j], high = s->knot[j + s->degree - k + 1];
            int n = j - i + s->degree - k;
            double share = (high - u) / (high - low), rest = 1.0 - share;
            d[n].x = d[n].x * share + d[n + 1].x * rest;
            d[n].y = d[n].y * share + d[n + 1].y * rest;
            d[n].z = d[n].z * share + d[n + 1].z * rest;
        }
    return d[0];
}

static void measure(void) {
    for (int k = 0; k < SPLINES; k++) {
        const Spline *s = &splines[k];
        Vector last = {0};
        for (int t = 0; t < 1000; t++) {
            Vector p = at(s, t / 999.0 * s->knot[s->knots - s->degree]);
            low_x = fmin(low_x, p.x), low_y = fmin(low_y, p.y);
            high_x = fmax(high_x, p.x), high_y = fmax(high_y, p.y);
            if (t) {
                double dx = last.x - p.x, dy = last.y - p.y, dz = last.z - p.z;
                lengths[k] += sqrt(dx * dx + dy * dy + dz * dz);
            }
            last = p;
        }
        total += lengths[k];
    }
}

static Vector transform(Vector point) {
    double x = (point.x - low_x) / (high_x - low_x), y = (point.y - low_y) / (high_y - low_y);
    double wanted = random_number() * total;
    int number = 0;
    while (number < SPLINES - 1 && wanted > lengths[number])
        wanted -= lengths[number++];
    const Spline *s = &splines[number];
    double start = s->knot[s->degree - 1], end = s->knot[s->knots - s->degree];
    double seg = (end - start) * 0.9998;
    Vector base = at(s, start + seg * x), near = at(s, start + seg * x + 0.0001);
    double dx = near.x - base.x, dy = near.y - base.y, size = sqrt(dx * dx + dy * dy);
    if (size > 1e-12) {
        base.x += dy / size * (y - 0.5) * thickness;
        base.y -= dx / size * (y - 0.5) * thickness;
    }
    base.x = fmin(fmax(base.x, low_x), high_x);
    base.y = fmin(fmax(base.y, low_y), high_y);
    return base;
}

int main(int argc, char **argv) {
    long steps = atol(argv[argc - 1]), dark = 0, sum = 0;
    static char rows[SIDE][SIDE];
    measure();
    Vector point = {(high_x + low_x) / 2.0, (high_y + low_y) / 2.0, 0};
    for (long i = 0; i < steps; i++) {
        point = transform(point);
        int x = (point.x - low_x) / (high_x - low_x) * SIDE;
        int y = (point.y - low_y) / (high_y - low_y) * SIDE;
        rows[x < SIDE ? x : SIDE - 1][y < SIDE ? y : SIDE - 1] = 1;
    }
    for (int x = 0; x < SIDE; x++)
        for (int y = 0; y < SIDE; y++)
            if (rows[x][y]) {
                dark++;
                sum += (x * 131 + y) % 1009;
            }
    printf("%.9f ['%.6f', '%.6f', '%.6f']\n", total, lengths[0], lengths[1], lengths[2]);
    printf("%ld\n%ld\n", dark, sum);
    return 0;
}
