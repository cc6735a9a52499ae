package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnsCommandTest {
    private static final String TABLE = "image,MOS,SD,width,lpips,clip\n"
            + "a,1,1,640,0.9,1\nb,2,1,720,0.8,2\nc,3,1,640,0.5,3\nd,4,1,720,0.4,4\ne,5,1,640,0.2,5\n"
            + "f,1.5,1,640,0.85,1.5\ng,2.5,1,720,0.6,2.5\nh,3.5,1,640,0.45,3.5\n";

    @TempDir
    private Path folder;

    @Test
    void showsEveryColumnWithRoleAndReason() throws IOException {
        String file = write("t.csv", TABLE);
        List<String> lines = Outcome.of("columns", file).out().lines().toList();
        assertEquals(file, lines.getFirst());
        assertEquals("image text - holds texts", plain(lines.get(2)));
        assertEquals("MOS number 1 5 mos by its name", plain(lines.get(3)));
        assertEquals("SD number 1 1 std by its name", plain(lines.get(4)));
        assertEquals("width not read - called like a property of the images", plain(lines.get(5)));
        assertEquals("lpips number 0.2000 0.9000 model holds numbers", plain(lines.get(6)));
        assertEquals("clip number 1 5 model holds numbers", plain(lines.get(7)));
        assertTrue(lines.contains("images: 8"), lines.toString());
    }

    @Test
    void theCommandItShowsSaysTheSame() throws IOException {
        String file = write("t.csv", TABLE);
        var found = Outcome.of("columns", file);
        String command = found.out().lines().reduce((_, last) -> last).orElseThrow();
        assertEquals(
                "granular surface " + file
                        + " --mos MOS --std SD --models lpips,clip --higher-is-better --lower-is-better lpips",
                command);
        String[] words = command.replace("granular surface", "columns").split(" ");
        var again = Outcome.of(words);
        assertEquals(0, again.exitCode(), again.err());
        assertEquals(command, again.out().lines().reduce((_, last) -> last).orElseThrow());
    }

    @Test
    void theCommandNamesTheKey() throws IOException {
        String file = write("t.csv", "image,mos,std\na,1,1\nb,2,1\nc,3,1\n");
        String other = write("clip.csv", "name,score\nc.png,3\nb.png,2\na.png,1\n");
        String out = Outcome.of("columns", file, other).out();
        assertTrue(out.contains(" --mos mos --std std --key image=name --models clip "), out);
    }

    @Test
    void aRefusalComesAfterWhatThereIs() throws IOException {
        String file = write("t.csv", "name,x,y\na,1,2\nb,2,3\n");
        var outcome = Outcome.of("columns", file);
        assertEquals(CommandLines.DATA_ERROR, outcome.exitCode());
        assertEquals(
                "x number 1 2 model? holds numbers",
                plain(outcome.out().lines().toList().get(3)));
        assertTrue(outcome.err().startsWith("granular: " + file + " has no column that is called like a MOS"));
    }

    private static String plain(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
