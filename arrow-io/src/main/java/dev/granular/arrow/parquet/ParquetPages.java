package dev.granular.arrow.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.internal.metadata.PageHeader;
import dev.hardwood.internal.metadata.PageHeader.PageType;
import dev.hardwood.internal.thrift.PageHeaderReader;
import dev.hardwood.internal.thrift.ThriftCompactReader;
import dev.hardwood.metadata.ColumnChunk;
import java.io.IOException;

/**
 * Walks through the headers of a column chunk's pages. The library's own walk does not end where a damaged header leads it
 * back, so it only gets chunks whose pages follow each other to the end.
 */
final class ParquetPages {
    private static final int MOST_HEADER_BYTES = 1 << 16;
    /** The library makes arrays as large as a header says, so it only gets headers that can be true. */
    private static final int MOST_VALUES = 1 << 26;

    private static final long MOST_BYTES = (long) MOST_VALUES * Long.BYTES;
    /** No codec shrinks more. */
    private static final long HIGHEST_RATIO = 1 << 15;

    private ParquetPages() {}

    /** Returns whether the pages of {@code chunk}, which lies within {@code file}, fill it and have all its values. */
    static boolean fill(ColumnChunk chunk, InputFile file) throws IOException {
        long position = chunk.chunkStartOffset();
        long end = position + chunk.metaData().totalCompressedSize();
        long values = chunk.metaData().numValues();
        while (position < end && values > 0) {
            var thrift = new ThriftCompactReader(
                    file.readRange(position, (int) Math.min(MOST_HEADER_BYTES, end - position)));
            PageHeader page = PageHeaderReader.read(thrift);
            if (!isPossible(page)) {
                return false;
            }
            position += thrift.getBytesRead() + (long) page.compressedPageSize();
            values -= values(page);
        }
        return position <= end && values == 0;
    }

    private static boolean isPossible(PageHeader page) {
        int packed = page.compressedPageSize();
        int bytes = page.uncompressedPageSize();
        int values = values(page);
        return packed >= 0
                && bytes >= 0
                && bytes <= Math.min(MOST_BYTES, HIGHEST_RATIO * (1L + packed))
                && values >= 0
                && values <= MOST_VALUES
                && (page.type() != PageType.DICTIONARY_PAGE
                        || page.dictionaryPageHeader().numValues() <= bytes);
    }

    /** Returns rows that a page has, nulls included. */
    private static int values(PageHeader page) {
        return switch (page.type()) {
            case DATA_PAGE -> page.dataPageHeader().numValues();
            case DATA_PAGE_V2 -> page.dataPageHeaderV2().numValues();
            case DICTIONARY_PAGE, INDEX_PAGE -> 0;
        };
    }
}
