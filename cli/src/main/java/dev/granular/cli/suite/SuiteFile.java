package dev.granular.cli.suite;

import dev.granular.InputException;
import dev.granular.cli.suite.SuiteModel.Better;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a suite from TOML: {@code [suite]}, {@code [data.NAME]}, {@code [model.NAME]} and {@code [[gate]]}. */
public final class SuiteFile {
    private static final String DATA = "data";
    private static final String MODEL = "model";
    private static final String GATE = "gate";
    private static final String TABLES = "tables";
    private static final String IMPORTANCE = "importance";
    private static final String RANK_BY = "rank-by";
    private static final String FIGURE = "figure";
    private static final String AT_LEAST = "at-least";
    private static final String NO_WORSE_THAN = "no-worse-than";

    private static final Set<String> OF_SUITE = Set.of("title", RANK_BY);
    private static final Set<String> OF_DATA = Set.of(TABLES, IMPORTANCE);

    /** Options that name files, which lie beside the suite. */
    private static final Set<String> FILES = Set.of("std-file", "weights-file");

    private static final String POINTS = "points";
    private static final String POINTS_FILE = "file:";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final Path file;

    private SuiteFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a suite, and the results that its gates compare with.
     *
     * @throws InputException if a file cannot be read, is no TOML or no suite; names the line
     */
    public static Suite read(Path file) {
        try {
            return new SuiteFile(file).suite(TomlSection.parse(file, Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is no text in UTF-8, as TOML is", e);
        } catch (IOException e) {
            throw new InputException(
                    Files.exists(file)
                            ? file + " cannot be read: " + e.getMessage()
                            : file + " is not there: granular suite --init TABLE... > " + file + " begins one",
                    e);
        }
    }

    private Suite suite(TomlSection toml) {
        toml.requireKeys(Set.of("suite", DATA, MODEL, GATE), "a suite");
        Optional<TomlSection> general = toml.section("suite");
        List<DataSet.Setting> forAll =
                general.map(section -> settings(section, OF_SUITE)).orElse(List.of());
        var data = new ArrayList<DataSet>();
        toml.section(DATA)
                .ifPresent(sets -> sets.keys()
                        .forEach(name ->
                                data.add(dataSet(name, sets.section(name).orElseThrow(), forAll))));
        if (data.isEmpty()) {
            throw new InputException(file + " has no data: add [data.NAME] with tables = [\"FILE\"]");
        }
        requireOneUnitOfImportance(data);
        var models = new ArrayList<SuiteModel>();
        toml.section(MODEL)
                .ifPresent(all -> all.keys()
                        .forEach(
                                name -> models.add(model(name, all.section(name).orElseThrow(), data))));
        return new Suite(
                general.flatMap(section -> section.text("title")).orElse(String.valueOf(file.getFileName())),
                general.map(section -> figure(section, RANK_BY)).orElse(Figure.USUAL),
                data,
                models,
                toml.sections(GATE).stream()
                        .map(gate -> gate(gate, data, models))
                        .toList());
    }

    /** Refuses importance of some data only: the others would weigh as many times more as they have images. */
    private static void requireOneUnitOfImportance(List<DataSet> data) {
        Optional<DataSet> weighted =
                data.stream().filter(set -> set.importance().isPresent()).findFirst();
        Optional<DataSet> unweighted =
                data.stream().filter(set -> set.importance().isEmpty()).findFirst();
        if (weighted.isPresent() && unweighted.isPresent()) {
            throw unweighted
                    .get()
                    .place()
                    .refusal("data \"" + unweighted.get().name() + "\" would weigh its number of images, as it has no"
                            + " importance, and \"" + weighted.get().name()
                            + "\" has one: give importance to all data or to none");
        }
    }

    private static Figure figure(TomlSection section, String key) {
        return section.text(key)
                .map(name -> Figure.named(name)
                        .orElseThrow(() -> section.place(key)
                                .refusal("there is no figure \"" + name
                                        + "\": name gmc or global, a point, and plcc, srcc or krcc, as in "
                                        + Figure.USUAL)))
                .orElse(Figure.USUAL);
    }

    private DataSet dataSet(String name, TomlSection section, List<DataSet.Setting> forAll) {
        List<DataSet.Setting> own = settings(section, OF_DATA);
        var settings = new LinkedHashMap<String, DataSet.Setting>();
        forAll.forEach(setting -> settings.put(setting.name(), setting));
        own.forEach(setting -> settings.put(setting.name(), setting));
        List<DataSet.Table> tables = tables(section);
        if (tables.isEmpty()) {
            throw section.place().refusal("data \"" + name + "\" needs tables = [\"FILE\"]");
        }
        Optional<Double> importance = section.number(IMPORTANCE);
        if (importance
                .filter(number -> !(number > 0 && Double.isFinite(number)))
                .isPresent()) {
            throw section.place(IMPORTANCE).refusal(IMPORTANCE + " must be above 0");
        }
        return new DataSet(name, tables, importance, List.copyOf(settings.values()), section.place());
    }

    private List<DataSet.Table> tables(TomlSection section) {
        return section.each(
                TABLES,
                (path, place) -> new DataSet.Table(resolved(path, place), Optional.empty(), place),
                this::table);
    }

    private DataSet.Table table(TomlSection section) {
        section.requireKeys(Set.of("path", "sha256"), "a table");
        Optional<String> sha256 = section.text("sha256");
        if (sha256.filter(digest -> !SHA256.matcher(digest).matches()).isPresent()) {
            throw section.place("sha256").refusal("sha256 must be 64 hexadecimal digits, as sha256sum prints them");
        }
        String path = section.text("path").orElseThrow(() -> section.place().refusal("a table needs path = \"FILE\""));
        Place place = section.place("path");
        return new DataSet.Table(resolved(path, place), sha256, place);
    }

    private Path resolved(String path, Place place) {
        if (path.isBlank() || path.equals("-")) {
            throw place.refusal("a suite takes files, which it can read again: \"" + path + "\" is none");
        }
        return file.resolveSibling(path);
    }

    private List<DataSet.Setting> settings(TomlSection section, Set<String> others) {
        return section.keys().stream()
                .filter(key -> !others.contains(key))
                .map(key -> new DataSet.Setting(key, values(section, key), section.place(key)))
                .toList();
    }

    private List<String> values(TomlSection section, String key) {
        Place place = section.place(key);
        return section.words(key).stream()
                .map(word -> {
                    if (FILES.contains(key)) {
                        return resolved(word, place).toString();
                    }
                    return key.equals(POINTS) && word.startsWith(POINTS_FILE)
                            ? POINTS_FILE + resolved(word.substring(POINTS_FILE.length()), place)
                            : word;
                })
                .toList();
    }

    private static SuiteModel model(String name, TomlSection section, List<DataSet> data) {
        section.requireKeys(Set.of("direction", "columns", DATA), "a model");
        Optional<Better> direction = section.text("direction").map(word -> switch (word) {
            case "higher" -> Better.HIGHER;
            case "lower" -> Better.LOWER;
            default ->
                throw section.place("direction")
                        .refusal("direction is \"higher\" or \"lower\", whichever score is better");
        });
        var columns = new LinkedHashMap<String, String>();
        section.section("columns")
                .ifPresent(all -> all.keys().forEach(set -> {
                    requireData(set, data, all.place(set));
                    columns.put(set, all.text(set).orElseThrow());
                }));
        List<String> only = section.texts(DATA);
        only.forEach(set -> requireData(set, data, section.place(DATA)));
        return new SuiteModel(
                name,
                direction,
                columns,
                section.has(DATA) ? only : data.stream().map(DataSet::name).toList(),
                section.place());
    }

    private static void requireData(String name, List<DataSet> data, Place place) {
        require(name, data.stream().map(DataSet::name).toList(), "data", place);
    }

    private static void require(String name, List<String> names, String what, Place place) {
        if (!names.contains(name)) {
            throw place.refusal(
                    "there is no " + what + " \"" + name + "\" in this suite; there is " + String.join(", ", names));
        }
    }

    private Gate gate(TomlSection section, List<DataSet> data, List<SuiteModel> models) {
        section.requireKeys(Set.of(MODEL, DATA, FIGURE, AT_LEAST, NO_WORSE_THAN), "a gate");
        String model = section.text(MODEL).orElseThrow(() -> section.place().refusal("a gate needs model = \"NAME\""));
        if (!models.isEmpty()) {
            require(model, models.stream().map(SuiteModel::name).toList(), MODEL, section.place(MODEL));
        }
        Optional<String> on = section.text(DATA);
        on.ifPresent(name -> requireData(name, data, section.place(DATA)));
        var scope = new Gate.Scope(model, on, figure(section, FIGURE), section.place());
        Optional<Double> least = section.number(AT_LEAST);
        Optional<String> before = section.text(NO_WORSE_THAN);
        if (least.isPresent() == before.isPresent()) {
            throw section.place().refusal("a gate needs either at-least = NUMBER or no-worse-than = \"FILE\"");
        }
        if (least.filter(number -> !(number >= -1 && number <= 1)).isPresent()) {
            throw section.place(AT_LEAST).refusal("at-least must lie within -1 and 1, as every figure does");
        }
        return least.<Gate>map(number -> new Gate.AtLeast(scope, number)).orElseGet(() -> {
            Place place = section.place(NO_WORSE_THAN);
            return new Gate.NoWorseThan(scope, Baseline.read(resolved(before.orElseThrow(), place), place));
        });
    }
}
