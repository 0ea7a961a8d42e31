package dev.bureau.orchestrator.message;

import dev.bureau.core.id.SessionId;
import java.util.Map;

/**
 * What a session replied to a request.
 *
 * @param from the session that handled the request: the live end of the chain that was asked
 * @param type the reply's type
 * @param content a JSON object
 */
public record Reply(SessionId from, String type, Map<String, Object> content) {}
