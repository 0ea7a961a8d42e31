package dev.bureau.orchestrator.session;

import dev.bureau.core.access.Access;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes a session with all below it (S3), each with its chain, the lowest first: what is left
 * when the process dies is a tree, and the same call deletes it.
 */
final class TreeDeletion {
  private final Access access;
  private final ChainDeletion chains;

  TreeDeletion(Access access, ChainDeletion chains) {
    this.access = access;
    this.chains = chains;
  }

  List<SessionId> delete(SessionId id) {
    Session top = access.door().end(id).orElseThrow(() -> new NoSuchSessionException(id));
    List<SessionId> below = new Tree(access.store().sessions()).chainsBelow(top);
    below.forEach(this::requireOver);
    requireOver(top.id());
    List<SessionId> deleted = new ArrayList<>();
    below.forEach(each -> deleted.addAll(ifThere(each)));
    deleted.addAll(chains.delete(top.id()));
    return deleted;
  }

  private void requireOver(SessionId id) {
    Optional<Session> end = access.door().end(id);
    if (end.isPresent() && !ChainDeletion.isOver(end.get())) {
      throw DeletionRefusedException.ofLive(end.get());
    }
  }

  private List<SessionId> ifThere(SessionId chain) {
    try {
      return chains.delete(chain);
    } catch (NoSuchSessionException e) {
      return List.of(); // somebody else deletes the same tree
    }
  }
}
