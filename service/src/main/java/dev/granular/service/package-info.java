/** The commands {@code granular serve} and {@code granular studio}, and the server behind them. */
package dev.granular.service;
