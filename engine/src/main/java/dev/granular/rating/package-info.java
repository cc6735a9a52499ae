/** What is done to ratings and scores before any pair is looked at: ranks, regulator weights, the estimate of σ. */
package dev.granular.rating;
