package dev.bureau.orchestrator.workspace;

/**
 * How far a copy of a workspace is.
 *
 * @param filesDone how many files, links and folders are there
 * @param files how many there will be
 * @param bytesDone how long the files that are there are together
 * @param bytes how long all will be
 */
public record CopyProgress(long filesDone, long files, long bytesDone, long bytes) {}
