package dev.granular.arrow.xlsx;

import dev.granular.InputException;
import dev.granular.arrow.fault.Excerpt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An XLSX workbook: a ZIP archive of XML parts that refer to one another (ECMA-376, part 2). */
final class XlsxBook implements AutoCloseable {
    private static final String PACKAGE_RELATIONS = "_rels/.rels";

    private final String name;
    private final ZipFile zip;
    private final String workbook;
    private final Map<String, Relation> relations = new HashMap<>();

    /**
     * A reference from the workbook to another part.
     *
     * @param type last word of its type, which differs between the strict and the transitional standard otherwise
     * @param part name of the part in the archive
     */
    private record Relation(String type, String part) {}

    /**
     * A sheet of the workbook.
     *
     * @param part name of the part that holds its cells
     */
    record Sheet(String title, boolean hidden, String part) {}

    private XlsxBook(String name, ZipFile zip) throws IOException {
        this.name = name;
        this.zip = zip;
        Optional<String> book = relations(PACKAGE_RELATIONS, "").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::part)
                .filter(part -> part.endsWith(".xml"))
                .filter(part -> entry(part).isPresent())
                .findFirst();
        if (book.isEmpty()) {
            throw new InputException(name + " is " + ZipKind.of(zip) + ": save the table as XLSX or CSV");
        }
        workbook = book.get();
        int folder = workbook.lastIndexOf('/') + 1;
        relations.putAll(
                relations(workbook.substring(0, folder) + "_rels/" + workbook.substring(folder) + ".rels", workbook));
    }

    static XlsxBook open(String name, Path file) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(file).get();
        try {
            return new XlsxBook(name, zip);
        } catch (IOException | RuntimeException | Error e) {
            zip.close();
            throw e;
        }
    }

    /** Returns the workbook's sheets that have cells, in their order; charts are no sheets here. */
    List<Sheet> sheets() throws IOException {
        var sheets = new ArrayList<Sheet>();
        try (XlsxPart part = part(workbook, XlsxPart.MOST_OTHER_BYTES).orElseThrow()) {
            while (part.next()) {
                if (part.isStart("sheet")) {
                    boolean hidden = !part.attribute("state").orElse("visible").equals("visible");
                    String title = part.attribute("name").orElse("");
                    part.relationId()
                            .map(relations::get)
                            .filter(relation -> relation.type().equals("worksheet"))
                            .ifPresent(relation -> sheets.add(new Sheet(title, hidden, relation.part())));
                }
            }
        }
        if (sheets.isEmpty()) {
            throw damaged("it has no sheet");
        }
        return sheets;
    }

    /** Opens a sheet. */
    XlsxPart open(Sheet sheet) throws IOException {
        return part(sheet.part(), XlsxPart.MOST_SHEET_BYTES)
                .orElseThrow(() -> damaged("its sheet " + Excerpt.of(sheet.part()) + " is not there"));
    }

    /** Opens the part to which the workbook refers as {@code type}, if there is one. */
    Optional<XlsxPart> related(String type) throws IOException {
        for (Relation relation : relations.values()) {
            if (relation.type().equals(type)) {
                return part(relation.part(), XlsxPart.MOST_OTHER_BYTES);
            }
        }
        return Optional.empty();
    }

    /** Returns the relations that {@code part} lists, by their ids; targets are relative to {@code source}. */
    private Map<String, Relation> relations(String part, String source) throws IOException {
        var found = new HashMap<String, Relation>();
        Optional<XlsxPart> opened = part(part, XlsxPart.MOST_OTHER_BYTES);
        if (opened.isPresent()) {
            try (XlsxPart list = opened.get()) {
                while (list.next()) {
                    if (list.isStart("Relationship")) {
                        String type = list.attribute("Type").orElse("");
                        found.put(
                                list.attribute("Id").orElse(""),
                                new Relation(
                                        type.substring(type.lastIndexOf('/') + 1),
                                        resolved(
                                                source, list.attribute("Target").orElse(""))));
                    }
                }
            }
        }
        return found;
    }

    /** Returns the name of a part; empty if {@code target} is none, as what lies outside the archive may be. */
    private static String resolved(String source, String target) {
        try {
            String path = URI.create("/" + source).resolve(target).getPath();
            return path == null || path.isEmpty() ? "" : path.substring(1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private Optional<XlsxPart> part(String part, long mostBytes) throws IOException {
        Optional<ZipArchiveEntry> entry = entry(part);
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(XlsxPart.open(name, zip.getInputStream(entry.get()), mostBytes));
    }

    /** Finds an entry by its name, in which upper and lower case make no difference. */
    private Optional<ZipArchiveEntry> entry(String part) {
        ZipArchiveEntry exact = zip.getEntry(part);
        return exact != null
                ? Optional.of(exact)
                : Collections.list(zip.getEntries()).stream()
                        .filter(entry -> entry.getName().equalsIgnoreCase(part))
                        .findFirst();
    }

    private InputException damaged(String why) {
        return new InputException(name + " is damaged XLSX data: " + why);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
