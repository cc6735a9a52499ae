/** Running independent pieces of work on several threads, with results that do not depend on how many. */
package dev.granular.parallel;
