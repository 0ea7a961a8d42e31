package dev.bureau.store.sql;

/**
 * One call of the system by which a process changed a folder, or said something.
 *
 * @param name the file in the folder; empty for the folder itself
 * @param offset where it was written, or how long the file is from now on
 * @param bytes what was written or said
 * @param begun how many calls had ended when this one began: a sync keeps nothing of later ones
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record DiskCall(Kind kind, String name, long offset, byte[] bytes, int begun) {
  enum Kind {
    CREATE,
    REMOVE,
    WRITE,
    CUT,
    SYNC,
    SAY
  }
}
