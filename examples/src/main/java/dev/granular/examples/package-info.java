/** Small programs that use the library. Each is whole: copy one and begin. */
package dev.granular.examples;
