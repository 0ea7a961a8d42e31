/** The command about MCP servers: what they cost, and which of them an agent has. */
@NullMarked
package dev.bureau.cli.mcp;

import org.jspecify.annotations.NullMarked;
