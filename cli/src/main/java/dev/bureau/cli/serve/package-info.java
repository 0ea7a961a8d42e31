/** Serving figures over HTTP to whoever has the token, on this machine alone (S34, SEC9). */
@NullMarked
package dev.bureau.cli.serve;

import org.jspecify.annotations.NullMarked;
