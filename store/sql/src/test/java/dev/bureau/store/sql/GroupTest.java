package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Pieces that share a transaction: each has its own outcome, and what fails harms no other (P7).
 */
class GroupTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("bureau.db"), Seams.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Piece<String> piece(Piece.Kind kind, Link.Work<String> work) {
    return new Piece<>(kind, work, unknown -> "unknown");
  }

  private static Piece<String> advancing(String reader) {
    return piece(Piece.Kind.PLAIN, link -> advance(link, reader));
  }

  private static String advance(Link link, String reader) throws SQLException {
    link.sql("INSERT INTO cursor (reader, position) VALUES (?, '1')").text(reader).update();
    return reader;
  }

  private static String advanceAndUndo(Link link, String reader) throws SQLException {
    advance(link, reader);
    link.undo();
    return "refused";
  }

  private List<String> readers() {
    return database.read(
        link -> link.sql("SELECT reader FROM cursor ORDER BY reader").all(row -> row.getString(1)));
  }

  @Test
  void allStand() {
    List<Piece<?>> group = List.of(advancing("a"), advancing("b"));

    database.writer().together(group);

    assertThat(group).extracting(each -> (Object) each.outcome()).containsExactly("a", "b");
    assertThat(readers()).containsExactly("a", "b");
  }

  @Test
  void whoIsRefusedTakesBackOnlyItsOwn() {
    Piece<String> refused = piece(Piece.Kind.MARKED, link -> advanceAndUndo(link, "x"));
    List<Piece<?>> group = List.of(advancing("a"), refused, advancing("b"));

    database.writer().together(group);

    assertThat(refused.outcome()).isEqualTo("refused");
    assertThat(readers()).containsExactly("a", "b");
  }

  @Test
  void whoIsRefusedWithoutAMarkHarmsNoOtherEither() {
    Piece<String> refused = piece(Piece.Kind.PLAIN, link -> advanceAndUndo(link, "x"));
    List<Piece<?>> group = List.of(advancing("a"), refused, advancing("b"));

    database.writer().together(group);

    assertThat(refused.outcome()).isEqualTo("refused");
    assertThat(readers()).containsExactly("a", "b");
  }

  @Test
  void whatAPieceThrowsIsItsOwn() {
    Piece<String> thrower =
        piece(
            Piece.Kind.PLAIN,
            link -> {
              advance(link, "x");
              throw new BadInputException("planted", "x", "nothing");
            });

    database.writer().together(List.of(advancing("a"), thrower));

    assertThatExceptionOfType(BadInputException.class).isThrownBy(thrower::outcome);
    assertThat(readers()).containsExactly("a");
  }

  @Test
  void whenSqlFailsOnlyWhoIsAtFaultFails() {
    Piece<String> broken = piece(Piece.Kind.PLAIN, link -> advance(link, "a"));
    List<Piece<?>> group = List.of(advancing("a"), broken, advancing("b"));

    database.writer().together(group);

    assertThatExceptionOfType(StoreException.class).isThrownBy(broken::outcome);
    assertThat(readers()).containsExactly("a", "b");
  }

  @Test
  void goesOnAfterSqlHasFailed() {
    Piece<String> broken = piece(Piece.Kind.PLAIN, link -> failing(link, "SELECT nonsense"));
    database.writer().together(List.of(broken));

    database.writer().together(List.of(advancing("a")));

    assertThat(readers()).containsExactly("a");
  }

  @Test
  void refusesEverythingOnceTheDiskFailedToSync() {
    Piece<String> unsynced =
        piece(
            Piece.Kind.PLAIN,
            link -> {
              throw new SQLiteException("planted", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
            });

    database.writer().together(List.of(unsynced));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> database.write(link -> advance(link, "a")))
        .withMessageContaining("open the store again")
        .satisfies(e -> assertThat(e.category()).isEqualTo(Category.UNAVAILABLE));
    assertThatExceptionOfType(StoreException.class).isThrownBy(this::readers);
  }

  @Test
  void canBeOpenedAgainAfterTheDiskFailedToSync() {
    refusesEverythingOnceTheDiskFailedToSync();
    database.close();

    open();
    database.write(link -> advance(link, "a"));

    assertThat(readers()).containsExactly("a");
  }

  @Test
  void goesOnAfterAnotherFailureOfTheDisk() {
    Piece<String> unread =
        piece(
            Piece.Kind.PLAIN,
            link -> {
              throw new SQLiteException("planted", SQLiteErrorCode.SQLITE_IOERR_READ);
            });

    database.writer().together(List.of(unread));
    database.write(link -> advance(link, "a"));

    assertThatExceptionOfType(StoreException.class).isThrownBy(unread::outcome);
    assertThat(readers()).containsExactly("a");
  }

  @Test
  void tellsNobodyOfSuccessWhenAnErrorBreaksTheTransactionOff() {
    Piece<String> first = advancing("a");
    List<Piece<?>> group = List.of(first, erring(), advancing("b"));

    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> database.writer().together(group));

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(first::outcome);
    assertThat(readers()).isEmpty();
  }

  @Test
  void holdsNoLockAfterAnError() {
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> database.writer().together(List.of(erring())));

    Database other = Database.open(folder.resolve("bureau.db"), Seams.system());
    other.write(link -> advance(link, "other"));
    other.close();
    database.write(link -> advance(link, "own"));

    assertThat(readers()).containsExactly("other", "own");
  }

  @Test
  void doesNotDoAgainWhatIsSettled() {
    Piece<String> piece = advancing("a");
    database.writer().together(List.of(piece));

    database.writer().together(List.of(piece, advancing("b")));

    assertThat(piece.outcome()).isEqualTo("a");
    assertThat(readers()).containsExactly("a", "b");
  }

  private static Piece<String> erring() {
    return piece(
        Piece.Kind.PLAIN,
        link -> {
          advance(link, "x");
          throw new StackOverflowError("planted");
        });
  }

  private static String failing(Link link, String sql) throws SQLException {
    return link.sql(sql).first(row -> row.getString(1)).orElse("");
  }
}
