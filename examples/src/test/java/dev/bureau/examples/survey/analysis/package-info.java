/** Tests of the analysis. */
@org.jspecify.annotations.NullMarked
package dev.bureau.examples.survey.analysis;
