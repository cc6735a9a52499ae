/** What the server holds between requests: tables that were received, and evaluations with their results. */
package dev.granular.service.work;
