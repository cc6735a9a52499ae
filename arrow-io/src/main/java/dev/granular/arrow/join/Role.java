package dev.granular.arrow.join;

import dev.granular.arrow.column.ColumnUse;

/**
 * What a column is for.
 *
 * @param why how that was found, a few words
 */
public record Role(Kind kind, String why) {
    /** The parts that columns can play. */
    public enum Kind {
        /** Mean opinion scores. */
        MOS(ColumnUse.NUMBER),
        /** A further table's copy of the mean opinion scores. */
        SAME_MOS(ColumnUse.NUMBER_IF_ALL),
        /** How far opinions lie apart. */
        SPREAD(ColumnUse.NUMBER),
        /** How many people rated an image. */
        RATERS(ColumnUse.NUMBER_IF_ALL),
        /** One person's votes. */
        VOTES(ColumnUse.NUMBER),
        /** How many votes a score has. */
        VOTE_COUNT(ColumnUse.NUMBER),
        /** Regulator weights. */
        WEIGHT(ColumnUse.NUMBER),
        /** Names of images. */
        KEY(ColumnUse.KEY),
        /** Names of images, perhaps. */
        PERHAPS_KEY(ColumnUse.EITHER),
        /** Names what images share, such as a scene. */
        SHARED(ColumnUse.KEY),
        /** Compared with a value, to leave rows out. */
        FILTER(ColumnUse.TEXT),
        /** Names of models, in a table with a row for each image and model. */
        MODEL_NAME(ColumnUse.TEXT),
        /** Scores of models, in such a table. */
        SCORE(ColumnUse.NUMBER),
        /** A model that was asked for. */
        MODEL(ColumnUse.NUMBER),
        /** A model, if it holds numbers and nothing shows that it is something else. */
        PERHAPS_MODEL(ColumnUse.NUMBER_IF_ALL),
        /** Not used. */
        ASIDE(ColumnUse.SKIP);

        private final ColumnUse use;

        Kind(ColumnUse use) {
            this.use = use;
        }

        /** Returns how such a column is read. */
        public ColumnUse use() {
            return use;
        }
    }
}
