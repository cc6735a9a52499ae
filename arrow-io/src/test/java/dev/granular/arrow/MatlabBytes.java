package dev.granular.arrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** A MATLAB file in tests. */
final class MatlabBytes {
    private MatlabBytes() {}

    /** Cells {@code img}, and columns {@code mos}, {@code std} and {@code a}. */
    static byte[] of(int rows) {
        var random = new Random(7);
        Cell names = Mat5.newCell(rows, 1);
        Matrix mos = Mat5.newMatrix(rows, 1);
        Matrix std = Mat5.newMatrix(rows, 1);
        Matrix a = Mat5.newMatrix(1, rows);
        for (int row = 0; row < rows; row++) {
            names.set(row, 0, Mat5.newString("i" + row + ".png"));
            mos.setDouble(row, 0, 1 + 4 * random.nextDouble());
            std.setDouble(row, 0, random.nextDouble());
            a.setDouble(0, row, random.nextGaussian());
        }
        try (MatFile file = Mat5.newMatFile()) {
            file.addArray("img", names)
                    .addArray("mos", mos)
                    .addArray("std", std)
                    .addArray("a", a);
            Path target = Files.createTempFile("table", ".mat");
            try {
                Mat5.writeToFile(file, target.toFile());
                return Files.readAllBytes(target);
            } finally {
                Files.delete(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
