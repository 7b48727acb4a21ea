/* bench: twin of tests/programs/yardstick/spectral_norm.py */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double element(long i, long j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void times(long n, const double *vector, double *result) {
    for (long i = 0; i < n; i++) {
        double total = 0;
        for (long j = 0; j < n; j++)
            total += element(i, j) * vector[j];
        result[i] = total;
    }
}

static void times_transposed(long n, const double *vector, double *result) {
    for (long i = 0; i < n; i++) {
        double total = 0;
        for (long j = 0; j < n; j++)
            total += element(j, i) * vector[j];
        result[i] = total;
    }
}

int main(int argc, char **argv) {
    long n = atol(argv[argc - 1]);
    double *u = malloc(n * sizeof *u), *v = calloc(n, sizeof *v), *w = calloc(n, sizeof *w);
    for (long i = 0; i < n; i++)
        u[i] = 1;
    for (int i = 0; i < 10; i++) {
        times(n, u, w);
        times_transposed(n, w, v);
        times(n, v, w);
        times_transposed(n, w, u);
    }
    double product = 0, square = 0;
    for (long i = 0; i < n; i++) {
        product += u[i] * v[i];
        square += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(product / square));
    return 0;
}
