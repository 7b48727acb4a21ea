/* bench: twin of tests/programs/yardstick/crypto_pyaes.py */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint8_t sbox[256];
static uint32_t tables[4][256];
static uint32_t keys[44];

static unsigned twice_of(unsigned a) {
    a <<= 1;
    return a & 0x100 ? (a ^ 0x11B) & 0xFF : a;
}

static void make_tables(void) {
    unsigned powers[255], logs[256] = {0}, x = 1;
    for (int i = 0; i < 255; i++) {
        powers[i] = x;
        logs[x] = i;
        x ^= twice_of(x);
    }
    sbox[0] = 0x63;
    for (int i = 1; i < 256; i++) {
        unsigned inverse = powers[(255 - logs[i]) % 255], mixed = inverse;
        for (int turn = 1; turn < 5; turn++)
            mixed ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF;
        sbox[i] = mixed ^ 0x63;
    }
    for (int i = 0; i < 256; i++) {
        unsigned s = sbox[i], twice = twice_of(s);
        uint32_t word = twice << 24 | s << 16 | s << 8 | (twice ^ s);
        for (int k = 0; k < 4; k++, word = word >> 8 | word << 24)
            tables[k][i] = word;
    }
}

static void expand(const uint8_t *key) {
    unsigned constant = 1;
    for (int i = 0; i < 44; i++) {
        if (i < 4) {
            keys[i] = (uint32_t)key[4 * i] << 24 | key[4 * i + 1] << 16 | key[4 * i + 2] << 8 |
                      key[4 * i + 3];
            continue;
        }
        uint32_t word = keys[i - 1];
        if (i % 4 == 0) {
            word = word << 8 | word >> 24;
            word = ((uint32_t)sbox[word >> 24] << 24 | sbox[word >> 16 & 255] << 16 |
                    sbox[word >> 8 & 255] << 8 | sbox[word & 255]) ^
                   constant << 24;
            constant = twice_of(constant);
        }
        keys[i] = keys[i - 4] ^ word;
    }
}

static uint32_t mixed(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t key) {
    return tables[0][a >> 24] ^ tables[1][b >> 16 & 255] ^ tables[2][c >> 8 & 255] ^
           tables[3][d & 255] ^ key;
}

static void encrypt(const uint32_t *block, uint32_t *result) {
    uint32_t s[4], t[4];
    for (int i = 0; i < 4; i++)
        s[i] = block[i] ^ keys[i];
    for (int i = 4; i < 40; i += 4) {
        for (int k = 0; k < 4; k++)
            t[k] = mixed(s[k], s[(k + 1) % 4], s[(k + 2) % 4], s[(k + 3) % 4], keys[i + k]);
        memcpy(s, t, sizeof s);
    }
    for (int i = 0; i < 4; i++) {
        uint32_t word = 0;
        for (int j = 0; j < 4; j++)
            word = word << 8 | sbox[s[(i + j) % 4] >> (24 - 8 * j) & 255];
        result[i] = word ^ keys[40 + i];
    }
}

static void counter_mode(const uint8_t *data, uint8_t *result, long n) {
    uint8_t stream[16];
    uint64_t counter = 0;
    for (long i = 0; i < n; i++) {
        int at = i % 16;
        if (at == 0) {
            uint32_t block[4] = {0, 0, counter >> 32, (uint32_t)counter}, words[4];
            encrypt(block, words);
            for (int k = 0; k < 16; k++)
                stream[k] = words[k / 4] >> (24 - 8 * (k % 4));
            counter++;
        }
        result[i] = data[i] ^ stream[at];
    }
}

int main(int argc, char **argv) {
    static const char text[] = "This is a test. What could possibly go wrong? ";
    long n = atol(argv[argc - 1]), length = sizeof text - 1;
    uint8_t key[16], *clear = calloc(n, 1), *secret = malloc(n), *again = malloc(n);
    uint32_t block[4] = {0x00112233, 0x44556677, 0x8899AABB, 0xCCDDEEFF}, out[4];
    for (int i = 0; i < 16; i++)
        key[i] = i;
    make_tables();
    expand(key);
    encrypt(block, out);
    printf("%08x%08x%08x%08x\n", out[0], out[1], out[2], out[3]);
    for (long i = 0; i < n; i++)
        clear[i] = text[i % length];
    counter_mode(clear, secret, n);
    counter_mode(secret, again, n);
    for (int i = 0; i < 16 && i < n; i++)
        printf("%02x", secret[i]);
    printf(" %s\nInvalid key size\n", memcmp(clear, again, n) == 0 ? "True" : "False");
    return 0;
}
