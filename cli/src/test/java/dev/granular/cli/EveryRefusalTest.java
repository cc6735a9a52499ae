package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal and remark on tables: one line that names file, column and what to type. */
class EveryRefusalTest {
    private static final String GOOD = "image,mos,std,a\na,1,1,3\nb,2,1,1\nc,3,1,4\nd,4,1,2\ne,5,1,6\n";
    private static final String TWO = "image,mos\na,1\nb,2\nc,3\n";

    @TempDir
    private Path folder;

    /**
     * A case.
     *
     * @param remedy what the line must end with
     * @param fact the line without it
     * @param table the file {@code t.csv}
     * @param other the file {@code o.csv}; empty for none
     * @param arguments after the files
     */
    record Case(Remedy remedy, String fact, String table, String other, List<String> arguments) {
        @Override
        public String toString() {
            return remedy + ": " + fact;
        }
    }

    private static Case one(Remedy remedy, String fact, String table, String... arguments) {
        return new Case(remedy, fact, table, "", List.of(arguments));
    }

    private static Case two(Remedy remedy, String fact, String table, String other, String... arguments) {
        return new Case(remedy, fact, table, other, List.of(arguments));
    }

    static List<Case> refusals() {
        var cases = new ArrayList<Case>();
        cases.addAll(rolesAndCells());
        cases.addAll(opinions());
        cases.addAll(joins());
        return cases;
    }

    private static List<Case> rolesAndCells() {
        return List.of(
                one(
                        Remedy.NAME_MOS,
                        "t.csv has no column that is called like a MOS; it has \"x\", \"y\"",
                        "x,y\n1,2\n2,3\n"),
                one(
                        Remedy.NAME_MOS,
                        "t.csv starts with data, not with names of columns, so none is called like a MOS; it has \"c1\", \"c2\"",
                        "1,2\n2,3\n"),
                one(
                        Remedy.NAME_MOS,
                        "t.csv: columns \"mos_a\", \"mos_b\" may all be the MOS",
                        "mos_a,mos_b,m\n1,2,3\n2,3,4\n"),
                one(
                        Remedy.NAME_MOS,
                        "t.csv has no column \"moss\" (did you mean \"mos\"?); it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--mos",
                        "moss"),
                one(
                        Remedy.NAME_SPREAD,
                        "t.csv: columns \"std_q\", \"sd_q\" may all be the standard deviation",
                        "mos_q,std_q,sd_q,m\n1,1,1,3\n2,1,1,4\n"),
                one(
                        Remedy.NAME_SPREAD,
                        "t.csv has no column \"v\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--variance",
                        "v"),
                one(
                        Remedy.NAME_CLUSTER,
                        "t.csv has no column \"scene\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--cluster",
                        "scene"),
                one(
                        Remedy.NAME_GROUPS_BY,
                        "t.csv has no column \"kind\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--by",
                        "kind"),
                one(
                        Remedy.NAME_GROUPS_WITHIN,
                        "t.csv has no column \"scene\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--within",
                        "scene"),
                one(
                        Remedy.NAME_WEIGHT,
                        "t.csv has no column \"w\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--weight",
                        "w"),
                one(
                        Remedy.NAME_MODELS,
                        "there is no model \"b\"; there is \"image\", \"mos\", \"std\", \"a\", \"t\"",
                        GOOD,
                        "--models",
                        "b"),
                one(
                        Remedy.NAME_MODELS,
                        "there is no column or model \"zzz\" to exclude; there is \"image\", \"mos\", \"std\", \"a\", \"t\"",
                        GOOD,
                        "--exclude",
                        "zzz"),
                one(
                        Remedy.NAME_MODELS,
                        "t.csv has no model column: beside ratings and what is left out, no column holds numbers (width (called like"
                                + " a property of the images))",
                        "mos,width\n1,2\n2,3\n"),
                one(
                        Remedy.NAME_MODELS,
                        "every row of t.csv has a missing value in a column that is used: a lacks 1, b lacks 1",
                        "mos,a,b\n1,,3\n2,3,\n",
                        "--missing",
                        "drop"),
                one(
                        Remedy.DROP_MISSING,
                        "t.csv, row 2 (line 3), column \"a\": \"#N/A\" is a missing value; only finite numbers can be evaluated",
                        "mos,a\n1,2\n2,#N/A\n3,4\n"),
                one(
                        Remedy.CHANGE_FILTER,
                        "t.csv has no row with image=z; column \"image\" holds \"a\", \"b\", \"c\", \"d\", \"e\"",
                        GOOD,
                        "--where",
                        "image=z"),
                one(
                        Remedy.CHANGE_FILTER,
                        "t.csv has no column \"imag\" (did you mean \"image\"?); it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--where",
                        "imag=z"),
                one(
                        Remedy.NONE,
                        "t.csv, column \"mos\" cannot be the MOS and the standard deviation as well: name another for one of them",
                        GOOD,
                        "--mos",
                        "mos",
                        "--std",
                        "mos"),
                one(Remedy.NONE, "t.csv has column names but no rows", "image,mos,std,a\n"),
                one(
                        Remedy.NONE,
                        "t.csv, row 2 (line 3), column \"weight\": the weight is -1.0, it cannot be negative: correct it",
                        "mos,weight,m\n1,1,3\n2,-1,4\n"),
                one(
                        Remedy.NONE,
                        "t.csv: the name of column \"dmos\" leaves open which way it counts: say --dmos if lower is better,"
                                + " --higher-is-better if not",
                        GOOD.replace("mos", "dmos")),
                one(
                        Remedy.NONE,
                        "there is no model \"b\" for --lower-is-better; there is a",
                        GOOD,
                        "--lower-is-better",
                        "b"));
    }

    private static List<Case> opinions() {
        return List.of(
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv, column \"se\": the standard deviation follows from an interval or error of the MOS and the number"
                                + " of raters, which is not known",
                        "mos,se,a\n1,1,3\n2,1,4\n",
                        "--se",
                        "se"),
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv, column \"se\": the standard deviation follows from it and the number of raters, which is not a"
                                + " column of numbers",
                        "mos,se,k,a\n1,1,x,3\n2,1,y,4\n",
                        "--se",
                        "se",
                        "--raters",
                        "k"),
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv, row 2 (line 3), column \"k\": 0.0 raters is no number of people",
                        "mos,se,k,a\n1,1,9,3\n2,1,0,4\n",
                        "--se",
                        "se",
                        "--raters",
                        "k"),
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv has no column \"k\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--raters",
                        "k"),
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv, column \"c1\" and the others hold shares of the votes: their number is needed for the standard"
                                + " deviation",
                        "c1,c2,a\n0.5,0.5,3\n0.25,0.75,4\n",
                        "--vote-counts",
                        "c1,c2"),
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv, column \"k\" holds no numbers of raters",
                        "c1,c2,k,a\n0.5,0.5,x,3\n0.25,0.75,y,4\n",
                        "--vote-counts",
                        "c1,c2",
                        "--raters",
                        "k"),
                one(
                        Remedy.NONE,
                        "t.csv, row 2 (line 3), column \"se\": the standard error is -1.0, it cannot be negative: correct it",
                        "mos,se,a\n1,1,3\n2,-1,4\n",
                        "--se",
                        "se",
                        "--raters",
                        "9"),
                one(
                        Remedy.NONE,
                        "t.csv, row 1 (line 2), column \"high\" is above column \"low\": name the column of low ends first",
                        "mos,low,high,a\n1,0,2,3\n2,1,3,4\n",
                        "--ci95",
                        "high,low",
                        "--raters",
                        "9"),
                one(
                        Remedy.NAME_VOTES,
                        "t.csv has no column \"v*\"; it has \"image\", \"mos\", \"std\", \"a\"",
                        GOOD,
                        "--votes",
                        "v*"),
                one(
                        Remedy.NAME_VOTES,
                        "t.csv, column \"a\": a standard deviation takes the votes of 2 people, and this is one column",
                        GOOD,
                        "--votes",
                        "a"),
                one(
                        Remedy.NAME_VOTES,
                        "t.csv, column \"v1\" and others hold no vote",
                        "v1,v2,a\n-1,,3\n,-1,4\n",
                        "--votes",
                        "v1,v2"),
                one(
                        Remedy.NAME_VOTES,
                        "t.csv, row 2 (line 3), column \"c2\" is -1.0: a number of votes cannot be negative",
                        "c1,c2,a\n5,5,3\n5,-1,4\n",
                        "--vote-counts",
                        "c1,c2"),
                one(
                        Remedy.NAME_VOTES,
                        "t.csv has no column \"c9\" (did you mean \"c1\"?); it has \"c1\", \"c2\", \"a\"",
                        "c1,c2,a\n5,5,3\n5,1,4\n",
                        "--vote-counts",
                        "c1,c9"),
                one(
                        Remedy.GIVE_SCALE,
                        "t.csv, row 201 (line 202), column \"v2\": the vote 34 lies outside the scale that the others show, 1 to 5",
                        "v1,v2,a\n" + "1,5,3\n5,1,4\n".repeat(100) + "3,34,5\n",
                        "--votes",
                        "v?"));
    }

    private static List<Case> joins() {
        return List.of(
                two(
                        Remedy.NAME_KEY,
                        "column \"image\" differs between t.csv and o.csv, so the rows do not belong together one by one",
                        TWO,
                        "image,m\nx,1\nx,2\nz,3\n"),
                two(
                        Remedy.NAME_KEY,
                        "no name in t.csv, column \"image\", matches one in o.csv, column \"image\": there are 3 keys (\"a\", \"b\","
                                + " \"c\") and 3 keys (\"x\", \"y\", \"z\")",
                        TWO,
                        "image,m\nx,1\ny,2\nz,3\n"),
                two(
                        Remedy.NAME_KEY,
                        "o.csv has 2 rows and t.csv has 3, and no column of names that they share",
                        TWO,
                        "m\n1\n2\n"),
                two(
                        Remedy.NAME_KEY,
                        "o.csv has no column \"image\"; it has \"name\", \"m\"",
                        TWO,
                        "name,m\na,1\nb,2\nc,3\n",
                        "--key",
                        "image"),
                two(
                        Remedy.NAME_KEY,
                        "t.csv has no column \"imag\" (did you mean \"image\"?); it has \"image\", \"mos\"",
                        TWO,
                        "imag,m\na,1\nb,2\nc,3\n",
                        "--key",
                        "imag"),
                two(
                        Remedy.NAME_KEY,
                        "t.csv and o.csv: column \"ref\" has the same texts in another order, so the rows do not belong together"
                                + " one by one",
                        "ref,mos\na,1\na,2\nb,3\n",
                        "ref,m\nb,1\na,2\na,3\n"),
                two(
                        Remedy.NAME_KEY,
                        "o.csv has a row for each image and model, and which images is not said",
                        TWO,
                        "image,model,score\na,x,1\nb,x,2\nc,x,3\n",
                        "--model-column",
                        "model"),
                two(
                        Remedy.NAME_KEY,
                        "o.csv, row 4 (line 5), column \"score\": a second score of model \"x\" for the same image",
                        TWO,
                        "image,model,score\na,x,1\nb,x,2\nc,x,3\na,x,4\n",
                        "--key",
                        "image",
                        "--model-column",
                        "model"),
                one(
                        Remedy.NAME_KEY,
                        "t.csv, row 2 (line 3), column \"mos\" is 2.0, and 1.0 in the first row of the same image",
                        "image,model,score,mos\na,x,1,1\na,y,2,2\n",
                        "--key",
                        "image",
                        "--model-column",
                        "model"),
                two(
                        Remedy.NAME_WHOLE_KEY,
                        "o.csv, column \"image\": 1 key (\"a\") more than once: every image needs its own key",
                        TWO,
                        "image,m\na,1\na,2\nc,3\n",
                        "--key",
                        "image"),
                two(
                        Remedy.NONE,
                        "o.csv, row 2 (line 3), column \"image\" is empty: every image needs its own key",
                        TWO,
                        "image,m\na,1\n,2\nc,3\n",
                        "--key",
                        "image"),
                two(
                        Remedy.DROP_UNMATCHED,
                        "o.csv, column \"image\": 1 key (\"c\") of t.csv not there, while 1 key (\"z\") matches none",
                        TWO,
                        "image,m\na,1\nb,2\nz,3\n"),
                two(
                        Remedy.IGNORE_MOS,
                        "o.csv, row 2 (line 3), column \"mos\": the MOS is 9.0 here and 2.0 in t.csv, row 2 (line 3), column"
                                + " \"mos\": the tables do not describe the same images in the same order",
                        TWO,
                        "image,mos,m\na,1,1\nb,9,2\nc,3,3\n"),
                two(
                        Remedy.NAME_MODELS,
                        "two models are called \"m\", one in t.csv and one in o.csv",
                        "image,mos,m\na,1,1\nb,2,2\nc,3,3\n",
                        "image,m\na,1\nb,2\nc,3\n"),
                two(
                        Remedy.NAME_LONG_FORM,
                        "o.csv has no column \"modl\" (did you mean \"model\"?); it has \"image\", \"model\", \"score\"",
                        TWO,
                        "image,model,score\na,x,1\nb,x,2\nc,x,3\n",
                        "--key",
                        "image",
                        "--model-column",
                        "modl"),
                two(
                        Remedy.NAME_LONG_FORM,
                        "o.csv, row 2 (line 3), column \"model\" is empty: every score needs the name of its model",
                        TWO,
                        "image,model,score\na,x,1\nb,,2\nc,x,3\n",
                        "--key",
                        "image",
                        "--model-column",
                        "model"),
                one(
                        Remedy.NONE,
                        "t.csv, row 1 (line 2), column \"model\" names a model \"mos\", as a column is called: rename one",
                        "image,model,score,mos\na,mos,1,1\nb,mos,2,2\n",
                        "--key",
                        "image",
                        "--model-column",
                        "model"));
    }

    static List<Case> remarks() {
        String small = "mos,std,n,a\n1,0.02,25,3\n2,0.02,25,1\n3,0.02,25,4\n4,0.02,25,2\n5,0.02,25,6\n";
        return List.of(
                one(
                        Remedy.HEADER_PRESENT,
                        "t.csv has no row of names: its columns are called c1, c2",
                        "1,3\n2,1\n3,4\n4,2\n",
                        "--mos",
                        "c1"),
                one(
                        Remedy.NAME_MODELS,
                        "left out: width (called like a property of the images); k (the same in every row, 7.0)",
                        "mos,width,k,a\n1,5,7,3\n2,6,7,1\n3,9,7,4\n4,8,7,2\n"),
                one(
                        Remedy.NAME_SPREAD,
                        "warning: t.csv, column \"std\" is far too small for standard deviations of opinions on the scale of these"
                                + " MOS (ratio 0.00013, usually 0.08 to 0.25): it may be a standard error, an interval of the mean,"
                                + " or on another scale",
                        small),
                one(
                        Remedy.NAME_SPREAD,
                        "t.csv, column \"std\" is small for standard deviations of opinions on the scale of these MOS (ratio 0.053,"
                                + " usually 0.08 to 0.25)",
                        small.replace("0.02", "0.4")),
                one(
                        Remedy.GIVE_RATERS,
                        "t.csv, column \"std\" is small for standard deviations of opinions on the scale of these MOS (ratio 0.053,"
                                + " usually 0.08 to 0.25)",
                        small.replace("0.02", "0.08"),
                        "--se",
                        "std",
                        "--raters",
                        "n"),
                one(
                        Remedy.NAME_VOTES,
                        "warning: t.csv, column \"v1 to v2\" is far too small for standard deviations of opinions on the scale of"
                                + " these MOS (ratio 0.0017, usually 0.08 to 0.25): it may be a standard error, an interval of the"
                                + " mean, or on another scale",
                        "v1,v2,a\n1,1.1,3\n2,2.1,1\n3,3.1,4\n4,4.1,2\n5,5.1,6\n",
                        "--votes",
                        "v?"),
                one(
                        Remedy.LEAVE_OUT_ROWS,
                        "warning: t.csv, row 2 (line 3), column \"mos\": -1 in 2 rows, where all others lie in 1.5 to 4.0, may stand"
                                + " for a missing value",
                        "mos,std,a\n4,1,3\n-1,1,1\n3,1,4\n-1,1,2\n1.5,1,6\n"),
                one(
                        Remedy.NAME_SPREAD,
                        "t.csv has no standard deviation, but \"CI_low\", \"CI_high\" may say how far opinions lie apart",
                        "mos,CI_low,CI_high,a\n1,.8,1.2,3\n2,1.7,2.3,1\n3,2.6,3.4,4\n4,3.8,4.2,5\n5,4.8,5.2,6\n"),
                one(
                        Remedy.NAME_WHOLE_KEY,
                        "warning: t.csv, row 3 (line 4), column \"image\": \"x\" stands in row 1, too, and each row counts as an image",
                        "image,mos,std,a\nx,4,1,3\ny,3,1,1\nx,2,1,4\nz,1,1,2\n"),
                two(
                        Remedy.NAME_KEY,
                        "warning: t.csv, column \"image\", and o.csv, column \"id\", name images in ways that do not match, so rows"
                                + " were taken one by one: check that their order is the same",
                        "image,mos,std\na,1,1\nb,2,1\nc,3,1\nd,4,1\n",
                        "id,m\n7,1\n9,2\n8,3\n5,4\n"),
                two(
                        Remedy.NAME_KEY,
                        "column \"ref\" differs between t.csv and o.csv, though they were joined row by row",
                        "ref,mos,std\na,1,1\na,2,1\nb,3,1\n",
                        "ref,m\nc,1\na,2\na,3\n"),
                one(
                        Remedy.NONE,
                        "warning: t.csv, row 2 (line 3), column \"a\": whole numbers beyond 2^53 lose digits, here first; they count"
                                + " as the nearest that can be computed with",
                        "mos,std,a\n1,1,2\n2,1,9007199254740993\n3,1,4\n"),
                one(
                        Remedy.NONE,
                        "dropped 1 of 4 rows: a lacks 1",
                        "mos,std,a\n1,1,2\n2,1,\n3,1,4\n4,1,1\n",
                        "--missing",
                        "drop"),
                two(
                        Remedy.NONE,
                        "1 of 4 rows of o.csv have names that t.csv does not have: left out",
                        "image,mos,std\na,1,1\nb,2,1\nc,3,1\n",
                        "image,m\na,1\nb,2\nc,3\nz,4\n"),
                two(
                        Remedy.NONE,
                        "o.csv, column \"mos\": the MOS are rounded to 1 decimal; those of t.csv are used",
                        "image,mos,std\na,1.12,1\nb,2.34,1\nc,3.21,1\n",
                        "image,mos,m\na,1.1,1\nb,2.3,2\nc,3.2,3\n"));
    }

    static Stream<List<String>> options() {
        return Stream.of(
                        "--std and --variance exclude one another|--std std --variance a",
                        "--mos and --votes exclude one another|--mos mos --votes a,std",
                        "--std and --vote-counts exclude one another|--std std --vote-counts a,mos",
                        "--ci95 takes one column or two|--ci95 a,std,mos",
                        "--scale takes LOW,HIGH|--votes a,std --scale 5,1",
                        "--scale needs --votes|--scale 1,5",
                        "--raters has no effect with --votes|--votes a,std --raters 9",
                        "--raters 1: a spread takes 2 raters|--raters 1",
                        "--vote-counts takes 2 columns or more|--vote-counts a",
                        "--vote-counts names a column twice|--vote-counts a,a",
                        "--vote-counts has two columns for the same score|--vote-counts 1=a,1=std",
                        "--vote-counts: \"x\" is not a score|--vote-counts x=a,y=std",
                        "--header and --no-header exclude one another|--header --no-header",
                        "--score-column needs --model-column|--score-column a",
                        "--key a, names no column|--key a,",
                        "--where a is no condition|--where a",
                        "--lower-is-better a and --higher-is-better-models a exclude|--lower-is-better a --higher-is-better-models a",
                        "--higher-is-better and --dmos exclude one another|--dmos --higher-is-better",
                        "--weight and --weights-file exclude one another|--weight a --weights-file w.txt")
                .map(line -> List.of(line.split("\\|")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void isRefusedInOneLine(Case each) throws IOException {
        Outcome outcome = run("surface", each);
        String words = words(OptionWords.of(new TableException(each.fact(), each.remedy())));
        assertAll(
                () -> assertEquals("granular: " + words, outcome.err().strip()),
                () -> assertEquals("", outcome.out()),
                () -> assertEquals(CommandLines.DATA_ERROR, outcome.exitCode()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remarks")
    void isSaidInOneLine(Case each) throws IOException {
        Outcome outcome = run("columns", each);
        String words = OptionWords.of(new Remark(each.fact(), each.remedy()));
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().lines().toList().contains(words), words + "\nis not in\n" + outcome.out());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void optionsExcludeOneAnother(List<String> line) throws IOException {
        Outcome outcome =
                run("surface", one(Remedy.NONE, "", GOOD, line.getLast().split(" ")));
        assertEquals(CommandLines.USAGE_ERROR, outcome.exitCode(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("granular: " + line.getFirst()), outcome.err());
    }

    /** Sheets need a workbook, which has a test of its own. */
    @Test
    void everyRemedyHasACase() {
        var remedies = EnumSet.of(Remedy.NAME_SHEET, Remedy.NAME_MOS_OR_SHEET);
        Stream.of(refusals(), remarks()).flatMap(Collection::stream).forEach(each -> remedies.add(each.remedy()));
        assertEquals(EnumSet.allOf(Remedy.class), remedies);
    }

    @Test
    void everyRemedyOfARefusalNamesAnOption() {
        for (Remedy remedy : EnumSet.complementOf(EnumSet.of(Remedy.NONE))) {
            String line = OptionWords.of(new TableException("fact", remedy));
            assertTrue(line.contains("--") || line.contains("granular columns"), line);
        }
    }

    @Test
    void sheetsAreNamed() throws IOException {
        SmallWorkbook.write(folder.resolve("t.xlsx"), Map.of("notes", "words", "data", "mos"));
        String book = folder.resolve("t.xlsx").toString();
        Outcome absent = Outcome.of("surface", book, "--sheet", "datum");
        assertEquals(
                "granular: t.xlsx has no sheet \"datum\"; it has \"data\", \"notes\": name one with --sheet",
                plain(absent.err()).strip());
        Outcome other = Outcome.of("surface", book, "--sheet", "notes");
        assertEquals(
                "granular: t.xlsx has no column that is called like a MOS; it has \"words\"; t.xlsx: read sheet \"notes\", not"
                        + " \"data\": name another sheet with --sheet, or the column with --mos",
                plain(other.err()).strip());
    }

    private Outcome run(String command, Case each) throws IOException {
        var arguments = new ArrayList<>(List.of(command, write("t.csv", each.table())));
        if (!each.other().isEmpty()) {
            arguments.add(write("o.csv", each.other()));
        }
        arguments.addAll(each.arguments());
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        return new Outcome(outcome.exitCode(), plain(outcome.out()), plain(outcome.err()));
    }

    private String plain(String text) {
        return text.replace(folder + "/", "");
    }

    private static String words(String line) {
        return line.lines().collect(Collectors.joining(" "));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
