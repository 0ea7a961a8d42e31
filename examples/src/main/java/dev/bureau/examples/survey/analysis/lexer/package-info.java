/** Tokens of many programming languages, by one small lexer that is driven by tables. */
@org.jspecify.annotations.NullMarked
package dev.bureau.examples.survey.analysis.lexer;
