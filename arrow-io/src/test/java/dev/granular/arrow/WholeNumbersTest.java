package dev.granular.arrow;

import static dev.granular.arrow.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.arrow.column.WholeNumbers;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers beyond 2⁵³ are rounded, and that is said. */
class WholeNumbersTest {
    private static final String LOSE =
            ": whole numbers beyond 2^53 lose digits, here first; they count as the nearest that can be computed with";

    @TempDir
    Path folder;

    @Test
    void exactOnesAreThoseThatComeBackFromADouble() {
        var random = new Random(20260101);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(Long.SIZE) << random.nextInt(Long.SIZE);
            assertExact(value);
        }
        for (long value : new long[] {0, 1L << 53, (1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE, -1}) {
            assertExact(value);
        }
    }

    private static void assertExact(long value) {
        BigDecimal signed = BigDecimal.valueOf(value);
        assertEquals(new BigDecimal((double) value).compareTo(signed) == 0, WholeNumbers.isExact(value), "" + value);
        var unsigned = new BigDecimal(new BigInteger(Long.toUnsignedString(value)));
        assertEquals(
                new BigDecimal(WholeNumbers.nearest(value)).compareTo(unsigned) == 0,
                WholeNumbers.isExactUnsigned(value),
                Long.toUnsignedString(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole.parquet", "whole.arrow", "whole.arrows"})
    void areNamedInFiles(String name) {
        assertWarnings(new TableInput.File(Tables.resource(name)));
    }

    @Test
    void areNamedInOthersVectors() throws IOException {
        try (var allocator = new RootAllocator();
                var batches = new ArrowStreamReader(Tables.class.getResourceAsStream("whole.arrows"), allocator);
                RatingSet set = RatingTables.join(
                        List.of(new TableInput.Batches("t", batches)),
                        Tables.models("signed", "unsigned", "exact"),
                        Reading.of(MissingValues.DROP),
                        allocator)) {
            assertEquals(
                    List.of("t, row 3, column \"signed\"" + LOSE, "t, row 2, column \"unsigned\"" + LOSE),
                    texts(set.warnings()));
        }
    }

    private static void assertWarnings(TableInput input) {
        Tables.read(
                List.of(input),
                Tables.models("signed", "unsigned", "exact"),
                Reading.of(MissingValues.DROP),
                set -> assertEquals(
                        List.of(
                                input.name() + ", row 3, column \"signed\"" + LOSE,
                                input.name() + ", row 2, column \"unsigned\"" + LOSE),
                        texts(set.warnings())));
        Tables.read(
                List.of(input),
                Tables.models("exact"),
                Reading.of(MissingValues.DROP),
                set -> assertEquals(List.of(), texts(set.warnings())));
    }

    @Test
    void areNamedInTextsAndInTheirOwnFileOfSeveral() {
        Path file = Tables.write(
                folder,
                "part-1.csv",
                "k,mos,a,b,c\nx,1,9007199254740992,1e300,9007199254740993.5\ny,2,-9007199254740994,1,2\n");
        Path more = Tables.write(
                folder,
                "part-2.csv",
                "k,mos,a,b,c\nz,3,1,1,1\nv,4,9007199254740993,123456789012345678901234567890123,3\nw,5,9007199254740993,2,1\n");
        var parts = new TableInput.Parts("parts", List.of(file, more));
        Tables.read(
                List.of(parts),
                ColumnChoice.automatic(),
                Reading.of(MissingValues.FAIL),
                set -> assertEquals(
                        List.of(
                                more + ", row 2 (line 3), column \"a\"" + LOSE,
                                more + ", row 2 (line 3), column \"b\"" + LOSE),
                        texts(set.warnings())));
    }

    @Test
    void asKeysKeepTheirDigits() {
        Path ratings = Tables.write(folder, "r.csv", "id,mos\n9007199254740993,1\n9007199254740992,2\n");
        Path scores = Tables.write(folder, "s.csv", "id,a\n9007199254740992,5\n9007199254740993,36028797018963969\n");
        var choice =
                ColumnChoice.of(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of("id"));
        Tables.read(List.of(ratings, scores), choice, MissingValues.FAIL, set -> {
            assertEquals(5, set.predictions().getFirst().scores().get(1));
            assertEquals(List.of(scores + ", row 2 (line 3), column \"a\"" + LOSE), texts(set.warnings()));
        });
    }
}
