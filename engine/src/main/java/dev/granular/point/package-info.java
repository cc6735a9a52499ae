/** Where a surface is evaluated: random points, regular grids, points from elsewhere. */
package dev.granular.point;
