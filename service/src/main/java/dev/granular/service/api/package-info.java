/** The addresses of the HTTP API, and what is done for each. */
package dev.granular.service.api;
