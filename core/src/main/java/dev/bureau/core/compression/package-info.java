/** How what an agent knows is made smaller (E3): what to give up, and what to say instead. */
@NullMarked
package dev.bureau.core.compression;

import org.jspecify.annotations.NullMarked;
