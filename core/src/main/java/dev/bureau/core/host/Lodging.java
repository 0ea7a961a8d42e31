package dev.bureau.core.host;

import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.store.Holder;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent lives.
 *
 * @param keeper who looks after it
 * @param agent the process that it is; null if it runs inside of its keeper's
 */
public record Lodging(Holder keeper, @Nullable ProcessStamp agent) {}
