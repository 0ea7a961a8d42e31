package dev.bureau.architecture.planted.api.nameless;

/** Planted: a package that nobody describes. */
final class Nameless {}
