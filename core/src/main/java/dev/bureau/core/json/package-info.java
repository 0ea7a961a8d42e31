/**
 * JSON as Bureau writes and reads it: plain maps and lists for users, records for the journal,
 * limits before parsing. The JSON library stays behind this package.
 */
@NullMarked
package dev.bureau.core.json;

import org.jspecify.annotations.NullMarked;
