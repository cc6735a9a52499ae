package dev.granular.arrow.input;

/** A purpose of a column of names that several images share; one column may serve several purposes. */
public enum Sharing {
    /** Images of one cluster are not independent. */
    CLUSTER("cluster", Remedy.NAME_CLUSTER),
    /** Every group is evaluated by itself. */
    BY("group", Remedy.NAME_GROUPS_BY),
    /** Only images of the same group are compared. */
    WITHIN("group", Remedy.NAME_GROUPS_WITHIN);

    private final String noun;
    private final Remedy remedy;

    Sharing(String noun, Remedy remedy) {
        this.noun = noun;
        this.remedy = remedy;
    }

    /** Returns what one name stands for. */
    public String noun() {
        return noun;
    }

    /** Returns what a caller can change if the column does not serve. */
    public Remedy remedy() {
        return remedy;
    }
}
