/** MATLAB files up to version 7, whose variables are columns. */
package dev.granular.arrow.matlab;
