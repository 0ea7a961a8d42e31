/**
 * The life of sessions for those who manage them: create, read, update, start, complete, stop,
 * delete, find, wait for what becomes of them. Each operation is a pure decision through the door.
 */
@NullMarked
package dev.bureau.orchestrator.session;

import org.jspecify.annotations.NullMarked;
