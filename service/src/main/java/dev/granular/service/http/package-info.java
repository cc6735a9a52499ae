/** Requests and answers over the JDK's HTTP server: routes, queries, problems, media types. Knows nothing of evaluations. */
package dev.granular.service.http;
