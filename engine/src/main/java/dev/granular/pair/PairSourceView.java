package dev.granular.pair;

/** Another source's pairs, seen differently in what an implementation overrides. */
interface PairSourceView extends PairSource {
    /** Returns the source that is looked at. */
    PairSource source();

    @Override
    default int size() {
        return source().size();
    }

    @Override
    default double[] mos() {
        return source().mos();
    }

    @Override
    default double[] variance() {
        return source().variance();
    }

    @Override
    default double[] windowVariance() {
        return source().windowVariance();
    }

    @Override
    default double[] logWeight() {
        return source().logWeight();
    }

    @Override
    default int firstPartner(int row) {
        return source().firstPartner(row);
    }

    @Override
    default int endPartner(int row) {
        return source().endPartner(row);
    }

    @Override
    default boolean hasMasses() {
        return source().hasMasses();
    }

    @Override
    default PairReader reader() {
        return source().reader();
    }
}
