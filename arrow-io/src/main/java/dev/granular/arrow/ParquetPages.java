package dev.granular.arrow;

import dev.hardwood.InputFile;
import dev.hardwood.internal.metadata.PageHeader;
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
    /** No codec shrinks more; a page that says so would make the library allocate what it says. */
    private static final long HIGHEST_RATIO = 1 << 15;

    private ParquetPages() {}

    /** Whether the pages of {@code chunk}, which lies within {@code file}, fill it and have all its values. */
    static boolean fill(ColumnChunk chunk, InputFile file) throws IOException {
        long position = chunk.chunkStartOffset();
        long end = position + chunk.metaData().totalCompressedSize();
        long values = chunk.metaData().numValues();
        while (position < end && values > 0) {
            var thrift = new ThriftCompactReader(
                    file.readRange(position, (int) Math.min(MOST_HEADER_BYTES, end - position)));
            PageHeader page = PageHeaderReader.read(thrift);
            position += thrift.getBytesRead() + (long) page.compressedPageSize();
            if (page.compressedPageSize() < 0
                    || page.uncompressedPageSize() < 0
                    || page.uncompressedPageSize() > HIGHEST_RATIO * (1 + page.compressedPageSize())) {
                return false;
            }
            values -= values(page);
        }
        return position <= end && values == 0;
    }

    private static long values(PageHeader page) {
        int values = switch (page.type()) {
            case DATA_PAGE -> page.dataPageHeader().numValues();
            case DATA_PAGE_V2 -> page.dataPageHeaderV2().numValues();
            default -> 0;
        };
        if (values < 0) {
            throw new IllegalArgumentException("a page with a negative number of values");
        }
        return values;
    }
}
