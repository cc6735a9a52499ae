package dev.granular.cli;

import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;

/** Puts the remedies that the library knows into options. */
final class OptionWords {
    private OptionWords() {}

    /** Returns the message of a refusal. */
    static String of(TableException refusal) {
        return joined(refusal.fact(), words(refusal.remedy()));
    }

    /** Returns a remark as a line. */
    static String of(Remark remark) {
        String words = switch (remark.remedy()) {
            case NAME_MODELS -> "name them in --models to evaluate them";
            case NAME_SPREAD ->
                "say --se COLUMN or --ci95 COLUMN with --raters N, or --variance COLUMN, if that is what it holds";
            case GIVE_RATERS -> "check --raters, and that --se or --ci95 names what it holds";
            case NAME_VOTES -> "check --votes, --vote-counts or --scale";
            case HEADER_PRESENT -> "--header if its first row has names";
            case NAME_SHEET -> "--sheet NAME reads another";
            default -> words(remark.remedy());
        };
        return joined(remark.fact(), words);
    }

    private static String joined(String fact, String words) {
        return words.isEmpty() ? fact : fact + ": " + words;
    }

    private static String words(Remedy remedy) {
        return switch (remedy) {
            case NAME_MOS ->
                "name it with --mos, or votes with --votes or --vote-counts; granular columns FILE shows what there is";
            case NAME_MOS_OR_SHEET -> "name another sheet with --sheet, or the column with --mos";
            case NAME_SPREAD -> "name it with --std, or with --variance, --se or --ci95 if it is one of these";
            case NAME_WEIGHT -> "name it with --weight";
            case NAME_MODELS ->
                "name the models to use with --models or leave others out with --exclude; granular columns FILE shows what"
                        + " there is";
            case NAME_KEY ->
                "name the column of image names with --key A, --key A=B if it is called B in the other tables, or --key A,B"
                        + " if it takes both";
            case NAME_WHOLE_KEY ->
                "name all its columns with --key A,B, or --model-column and --score-column if the table has a row for each"
                        + " image and model";
            case IGNORE_MOS ->
                "name the column of image names with --key, or pass this MOS over with --mos COLUMN --exclude COLUMN";
            case DROP_MISSING -> "complete it or leave such rows out with --missing drop";
            case DROP_UNMATCHED -> "leave rows without a partner out with --missing drop";
            case HEADER_PRESENT -> "say --header if its first row has names";
            case GIVE_SCALE -> "say --scale LOW,HIGH or leave such votes out with --missing drop";
            case GIVE_RATERS -> "say --raters N, or --raters COLUMN";
            case NAME_SHEET -> "name one with --sheet";
            case NAME_VOTES ->
                "name columns of votes with --votes 'PATTERN', or of their counts with --vote-counts A,B,C";
            case NAME_LONG_FORM -> "name columns with --model-column and --score-column";
            case NAME_CLUSTER -> "name a column of texts or whole numbers with --cluster";
            case NAME_GROUPS_BY -> "name a column of texts or whole numbers with --by";
            case NAME_GROUPS_WITHIN -> "name a column of texts or whole numbers with --within";
            case LEAVE_OUT_ROWS -> "leave such rows out with --where 'COLUMN!=VALUE'";
            case CHANGE_FILTER -> "change --where";
            case NONE -> "";
        };
    }
}
