package dev.granular.arrow.input;

/** A change with which a caller can go on; a program with options says which one. */
public enum Remedy {
    /** Name the column of ratings. */
    NAME_MOS("name the column of ratings"),
    /** Name the column of ratings, or another sheet. */
    NAME_MOS_OR_SHEET("name the column of ratings, or another sheet"),
    /** Name the column of standard deviations and what it holds. */
    NAME_SPREAD("name the column of standard deviations and what it holds"),
    /** Name the column of weights. */
    NAME_WEIGHT("name the column of weights"),
    /** Name the models to use. */
    NAME_MODELS("name the models to use"),
    /** Name the column that tells the images apart in each table. */
    NAME_KEY("name the column that tells the images apart in each table"),
    /** Name all columns that together tell the images apart, or the columns of models and scores. */
    NAME_WHOLE_KEY("name all columns that together tell the images apart, or the columns of models and scores"),
    /** Name the key, or the MOS to use and this one as no model. */
    IGNORE_MOS("name the key, or the MOS to use and this one as no model"),
    /** Complete it, or leave such rows out. */
    DROP_MISSING("complete it, or leave such rows out"),
    /** Leave rows without a partner out. */
    DROP_UNMATCHED("leave rows without a partner out"),
    /** Say that the first row has names. */
    HEADER_PRESENT("say that the first row has names"),
    /** Give the scale of the votes, or leave such votes out. */
    GIVE_SCALE("give the scale of the votes, or leave such votes out"),
    /** Give the number of raters. */
    GIVE_RATERS("give the number of raters"),
    /** Name another sheet. */
    NAME_SHEET("name another sheet"),
    /** Say which columns hold votes. */
    NAME_VOTES("say which columns hold votes"),
    /** Name the columns of models and of scores. */
    NAME_LONG_FORM("name the columns of models and of scores"),
    /** Name another column of clusters. */
    NAME_CLUSTER("name another column of clusters"),
    /** Name another column of groups to evaluate. */
    NAME_GROUPS_BY("name another column of groups to evaluate"),
    /** Name another column of groups to compare within. */
    NAME_GROUPS_WITHIN("name another column of groups to compare within"),
    /** Leave rows with that value out. */
    LEAVE_OUT_ROWS("leave rows with that value out"),
    /** Change the condition on rows. */
    CHANGE_FILTER("change the condition on rows"),
    /** Nothing but another file. */
    NONE("");

    private final String words;

    Remedy(String words) {
        this.words = words;
    }

    /** Returns the remedy in words of the library. */
    public String words() {
        return words;
    }
}
