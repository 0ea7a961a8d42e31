/**
 * How what a session may spend is divided among those below it (DESIGN: tree limits by grants), and
 * the pure rules of reserving and settling (X5).
 */
@NullMarked
package dev.bureau.core.grant;

import org.jspecify.annotations.NullMarked;
