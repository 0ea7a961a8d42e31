package dev.bureau.core.budget;

import dev.bureau.core.id.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A limit as it stands.
 *
 * @param limit what is limited
 * @param crossed whether a call would have broken it since it was set
 * @param question what a person was asked then; null if nobody was
 */
public record Standing(Limit limit, boolean crossed, @Nullable MessageId question) {}
