/**
 * The files in workspaces (S41, S42): what there is, told by digests, and copies of it. No name in
 * a workspace leads out of it (X50).
 */
@NullMarked
package dev.bureau.orchestrator.workspace;

import org.jspecify.annotations.NullMarked;
