/**
 * Agents that play a script instead of working (X40); begin at {@link
 * dev.bureau.testing.script.ScriptedAgent}.
 */
@NullMarked
package dev.bureau.testing.script;

import org.jspecify.annotations.NullMarked;
