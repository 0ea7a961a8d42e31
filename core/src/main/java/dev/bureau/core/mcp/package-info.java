/**
 * What the MCP servers of a session cost it, and which of them its agent is to have (E4). What a
 * server says of itself is data, whatever it says (SEC12).
 */
@NullMarked
package dev.bureau.core.mcp;

import org.jspecify.annotations.NullMarked;
