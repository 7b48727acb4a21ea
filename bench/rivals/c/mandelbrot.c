/* bench: twin of tests/programs/yardstick/mandelbrot.py */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    long size = atol(argv[argc - 1]), count = 0, sum = 0, check = 0, shown = size / 8;
    unsigned char *rows = malloc((size + 7) / 8 * size);
    for (long y = 0; y < size; y++) {
        double ci = 2.0 * y / size - 1.0;
        long octet = 0, bits = 0;
        for (long x = 0; x < size; x++) {
            double cr = 2.0 * x / size - 1.5, zr = 0, zi = 0, tr = 0, ti = 0;
            for (long i = 0; i < 50 && tr + ti <= 4.0; i++) {
                zi = 2.0 * zr * zi + ci;
                zr = tr - ti + cr;
                tr = zr * zr;
                ti = zi * zi;
            }
            octet = octet << 1 | (tr + ti <= 4.0);
            if (++bits == 8) {
                rows[count++] = octet;
                octet = bits = 0;
            }
        }
        if (bits)
            rows[count++] = octet << (8 - bits);
    }
    for (long i = 0; i < count; i++) {
        check = (check * 31 + rows[i]) % 1000003;
        sum += rows[i];
    }
    printf("P4 %ld %ld %ld %ld %ld\n", size, size, count, sum, check);
    for (long i = 0; i < shown; i++)
        printf("%02x", rows[i]);
    printf("\n");
    return 0;
}
