/** Tests of the lexer. */
@org.jspecify.annotations.NullMarked
package dev.bureau.examples.survey.analysis.lexer;
