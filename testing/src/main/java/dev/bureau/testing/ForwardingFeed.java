package dev.bureau.testing;

import dev.bureau.core.store.Feed;
import java.util.Optional;

/** A feed that hands everything on to another; a double overrides what it changes. */
public abstract class ForwardingFeed implements Feed {
  private final Feed works;

  /** A feed over that one. */
  protected ForwardingFeed(Feed works) {
    this.works = works;
  }

  @Override
  public Slice read(Position after, int limit) {
    return works.read(after, limit);
  }

  @Override
  public Position end() {
    return works.end();
  }

  @Override
  public Optional<Position> cursor(String reader) {
    return works.cursor(reader);
  }

  @Override
  public void advance(String reader, Position position) {
    works.advance(reader, position);
  }
}
