/** The page of {@code granular studio} and its parts, served as they are. */
package dev.granular.service.studio;
