package dev.granular.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes XLSX workbooks with a word in the first cell of each sheet and a number below. */
final class SmallWorkbook {
    private SmallWorkbook() {}

    /** Writes sheets in the order of their names; the values are the words. */
    static void write(Path file, Map<String, String> words) throws IOException {
        List<String> sheets = List.copyOf(new TreeMap<>(words).keySet());
        var names = new StringBuilder();
        var relations = new StringBuilder();
        var parts = new ArrayList<String>();
        for (int i = 1; i <= sheets.size(); i++) {
            String sheet = sheets.get(i - 1);
            names.append("<sheet name=\"" + sheet + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>");
            relations.append(
                    "<Relationship Id=\"r" + i + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                            + "relationships/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
            parts.add(
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                            + "<c r=\"A1\" t=\"inlineStr\"><is><t>" + words.get(sheet)
                            + "</t></is></c></row><row r=\"2\">"
                            + "<c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>");
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r0\""
                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                            + " Target=\"xl/workbook.xml\"/></Relationships>");
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                            + "http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" + names
                            + "</sheets></workbook>");
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                            + "</Relationships>");
            for (int i = 1; i <= parts.size(); i++) {
                add(zip, "xl/worksheets/sheet" + i + ".xml", parts.get(i - 1));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
