/** The analysis of a directory of source files: pure, without any framework. */
@org.jspecify.annotations.NullMarked
package dev.bureau.examples.survey.analysis;
