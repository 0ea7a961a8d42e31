package dev.bureau.architecture.planted.arrows.store.sql;

/** Known by planted classes. */
public final class SqlTarget {}
