package dev.granular.service;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server is set up.
 *
 * @param host the name or address that it listens at
 * @param port the port, 0 for any that is free
 * @param token what every request must bring, if there is one
 * @param root the only folder of which clients may name files, if there is one
 */
public record ServerSettings(String host, int port, Optional<String> token, Optional<Path> root) {}
