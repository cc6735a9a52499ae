package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files are refused or read, but never end in anything else, and never keep memory. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutationTest {
    private static final int MUTATIONS = 200;
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    enum Kind {
        CSV {
            @Override
            byte[] intact() {
                var text = new StringBuilder("\uFEFFimg,mos,std,a,\"b, c\"\n");
                var random = new Random(7);
                for (int row = 0; row < ROWS; row++) {
                    text.append(
                            "i" + row + ".png," + random.nextDouble() + ',' + random.nextFloat() + ",\"" + row + "\",");
                    text.append(random.nextGaussian()).append('\n');
                }
                return text.toString().getBytes(StandardCharsets.UTF_8);
            }
        },
        GZIP {
            @Override
            byte[] intact() {
                return Tables.gzip(CSV.intact());
            }
        },
        ARROW_FILE {
            @Override
            byte[] intact() {
                return arrow(vectors -> ArrowBytes.file(vectors, 2));
            }
        },
        ARROW_STREAM {
            @Override
            byte[] intact() {
                return arrow(vectors -> ArrowBytes.stream(vectors, 2));
            }
        },
        ARROW_ZSTD {
            @Override
            byte[] intact() {
                return arrow(vectors -> ArrowBytes.file(vectors, 2, CodecType.ZSTD));
            }
        },
        ARROW_LZ4 {
            @Override
            byte[] intact() {
                return arrow(vectors -> ArrowBytes.file(vectors, 2, CodecType.LZ4_FRAME));
            }
        },
        PARQUET_ZSTD {
            @Override
            byte[] intact() {
                return Tables.bytes("table-zstd.parquet");
            }
        },
        PARQUET_PLAIN {
            @Override
            byte[] intact() {
                return Tables.bytes("table-none.parquet");
            }
        },
        PARQUET_SNAPPY {
            @Override
            byte[] intact() {
                return Tables.bytes("table-snappy.parquet");
            }
        },
        PARQUET_GZIP {
            @Override
            byte[] intact() {
                return Tables.bytes("table-gzip.parquet");
            }
        },
        UTF_16 {
            @Override
            byte[] intact() {
                return new String(CSV.intact(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
            }
        },
        BLANKS {
            @Override
            byte[] intact() {
                return text("img mos std a\n", "i%d.png %.4f %.4f %.5f\n", "");
            }
        },
        JSON_RECORDS {
            @Override
            byte[] intact() {
                return text("[", "{\"img\":\"i%d.png\",\"mos\":%.4f,\"std\":\"%.4f\",\"n\":{\"a\":%.5f}},\n", "{}]");
            }
        },
        JSON_LINES {
            @Override
            byte[] intact() {
                return text("", "{\"img\":\"i%d.png\",\"mos\":%.4f,\"std\":%.4f,\"a\":%.5f}\n", "");
            }
        },
        MATLAB {
            @Override
            byte[] intact() {
                return MatlabBytes.of(ROWS);
            }
        },
        XLSX {
            @Override
            byte[] intact() {
                return Tables.bytes("table.xlsx");
            }
        };

        private static byte[] text(String start, String row, String end) {
            var text = new StringBuilder(start);
            var random = new Random(7);
            for (int i = 0; i < ROWS; i++) {
                text.append(String.format(
                        Locale.ROOT, row, i, 1 + 4 * random.nextDouble(), random.nextDouble(), random.nextGaussian()));
            }
            return text.append(end).toString().getBytes(StandardCharsets.UTF_8);
        }

        /** Whether a part of a file may be a whole table. */
        private boolean isLines() {
            return this == CSV || this == UTF_16 || this == BLANKS || this == JSON_LINES;
        }

        private static byte[] arrow(Function<List<FieldVector>, byte[]> writer) {
            try (var allocator = new RootAllocator()) {
                return writer.apply(ArrowBytes.mixed(allocator, ROWS));
            }
        }

        abstract byte[] intact();
    }

    @ParameterizedTest
    @EnumSource
    void truncatedAndFlipped(Kind kind) {
        byte[] intact = kind.intact();
        var random = new Random(20260101);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            refused += isRefused(mutated(intact, random), "mutation " + i) ? 1 : 0;
        }
        assertTrue(refused > MUTATIONS / 10, "only " + refused + " mutations were refused");
        // A checksum finds all damage to a gzip file but that to a few bytes at its beginning.
        assertTrue(refused < MUTATIONS || kind == Kind.GZIP, "all mutations were refused");
    }

    @ParameterizedTest
    @EnumSource
    void cutAnywhere(Kind kind) {
        byte[] intact = kind.intact();
        int step = Math.max(1, intact.length / MUTATIONS);
        for (int length = 0; length < intact.length; length += step) {
            boolean refused = isRefused(Arrays.copyOf(intact, length), "cut after " + length);
            assertTrue(refused || kind.isLines(), "a cut file was read: " + length);
        }
    }

    private static byte[] mutated(byte[] intact, Random random) {
        byte[] bytes = intact.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Reads damaged bytes as ratings, and joined by key to themselves. */
    private boolean isRefused(byte[] bytes, String what) {
        Path file = Tables.write(folder, "t", bytes);
        Path copy = Tables.write(folder, "u", bytes);
        boolean alone = isRefused(List.of(file), ColumnChoice.automatic(), what);
        isRefused(List.of(file, copy), Tables.key("img"), what);
        return alone;
    }

    private static boolean isRefused(List<Path> files, ColumnChoice choice, String what) {
        try (var allocator = new RootAllocator(64 << 20)) {
            boolean refused = false;
            try (RatingSet set = RatingTables.read(files, choice, MissingValues.DROP, allocator)) {
                assertTrue(set.mos().size() > 0);
            } catch (InputException e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                refused = true;
            } catch (RuntimeException e) {
                throw new AssertionError(what + " ended in " + e, e);
            }
            assertEquals(0, allocator.getAllocatedMemory(), what + " keeps memory");
            return refused;
        }
    }
}
