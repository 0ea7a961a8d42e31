/** Planted: described, so that only the other package is reported. */
package dev.bureau.architecture.planted.api;
