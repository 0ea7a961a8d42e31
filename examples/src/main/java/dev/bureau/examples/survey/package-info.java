/**
 * The example application: a director has a directory of source files surveyed by three departments
 * that work in parallel, and writes a report. Kill it at any moment and run it again: it goes on.
 */
@NullMarked
package dev.bureau.examples.survey;

import org.jspecify.annotations.NullMarked;
