/** Fetches an address into a file, for systems that have a JDK but neither curl nor wget. */
void main(String[] args) throws IOException {
    try (var in = URI.create(args[0]).toURL().openStream()) {
        Files.copy(in, Path.of(args[1]));
    }
}
