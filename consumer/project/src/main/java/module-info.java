/** A program that depends on Granular. */
module sample {
    requires dev.granular.arrow;
}
