package dev.granular.arrow.xlsx;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.granular.InputException;
import dev.granular.arrow.text.TextLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML part of a workbook, read forward. A small archive may unpack to any size, so the part's size, its texts and its
 * tags are limited while it is read.
 */
final class XlsxPart implements AutoCloseable {
    /** A full sheet of 1,048,576 rows has some 4,000 bytes per row then. */
    static final long MOST_SHEET_BYTES = 1L << 32;
    /** All other parts are held in memory. */
    static final long MOST_OTHER_BYTES = 1L << 28;
    /** A tag or a piece of text, which the parser holds in memory; few tags in practice have a thousand bytes. */
    private static final long MOST_PIECE_BYTES = 1L << 20;

    private static final InputFactoryImpl FACTORY = new InputFactoryImpl();

    static {
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    private final String table;
    private final Bytes bytes;
    private final XMLStreamReader xml;

    private XlsxPart(String table, Bytes bytes) throws XMLStreamException {
        this.table = table;
        this.bytes = bytes;
        xml = FACTORY.createXMLStreamReader(bytes);
    }

    /** Opens a part of the workbook {@code table} that unpacks to at most {@code mostBytes}. */
    static XlsxPart open(String table, InputStream in, long mostBytes) throws IOException {
        try {
            return new XlsxPart(table, new Bytes(table, in, mostBytes));
        } catch (XMLStreamException e) {
            in.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Moves to the next tag or text; false at the end. */
    boolean next() throws IOException {
        bytes.piece = 0;
        try {
            if (!xml.hasNext()) {
                return false;
            }
            xml.next();
            return true;
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Tells whether an element of this name starts here. */
    boolean isStart(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    /** Tells whether an element of this name ends here. */
    boolean isEnd(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** Returns an attribute of the element that starts here. */
    Optional<String> attribute(String attribute) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(attribute) && isEmpty(xml.getAttributeNamespace(i))) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the id of the relation to which the element that starts here refers. */
    Optional<String> relationId() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && !isEmpty(xml.getAttributeNamespace(i))) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isEmpty(String namespace) {
        return namespace == null || namespace.isEmpty();
    }

    /** Returns the text to the end of {@code element}, which starts here and holds nothing else. */
    String text(String element) throws IOException {
        var text = new StringBuilder();
        while (next() && !isEnd(element)) {
            append(text);
        }
        return text.toString();
    }

    /** Returns the text within {@code t} elements to the end of {@code element}, which starts here; readings are left out. */
    String richText(String element) throws IOException {
        var text = new StringBuilder();
        boolean reading = false;
        boolean wanted = false;
        while (next() && !isEnd(element)) {
            if (isStart("rPh") || isEnd("rPh")) {
                reading = isStart("rPh");
            } else if (isStart("t") || isEnd("t")) {
                wanted = isStart("t") && !reading;
            } else if (wanted) {
                append(text);
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text) {
        int type = xml.getEventType();
        if (type == XMLStreamConstants.CHARACTERS
                || type == XMLStreamConstants.CDATA
                || type == XMLStreamConstants.SPACE) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            if (text.length() > TextLimits.MOST_FIELD_CHARACTERS) {
                throw new InputException(table + " has a text of more than " + TextLimits.MOST_FIELD_CHARACTERS
                        + " characters in a cell: shorten it");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            bytes.close();
        }
    }

    /** The part's bytes, counted. */
    private static final class Bytes extends FilterInputStream {
        private final String table;
        private final long most;
        private long count;
        /** Bytes since the parser was asked for more. */
        private long piece;

        private Bytes(String table, InputStream in, long most) {
            super(in);
            this.table = table;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        private void counted(int read) {
            count += read;
            piece += read;
            if (count > most) {
                throw new InputException(table + " is not read: unpacked, it has more than 4 GB in a sheet or 256 MB"
                        + " beside: save the sheet as CSV");
            } else if (piece > MOST_PIECE_BYTES) {
                throw new InputException(table + " is damaged XLSX data: a tag or text in it goes on for more than "
                        + MOST_PIECE_BYTES + " bytes");
            }
        }
    }
}
