package dev.bureau.examples.survey;

import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.BureauConfig;
import java.nio.file.Path;
import java.util.Set;

/**
 * What to survey.
 *
 * @param dir the directory to survey
 * @param report the file to write
 * @param store where to keep the sessions
 * @param storeFiles the store's own files, which are not surveyed
 * @param fresh whether to start anew even if the same survey was begun or finished before
 * @param config how Bureau is to behave
 */
public record SurveyRequest(
    Path dir,
    Path report,
    StoreFactory store,
    Set<Path> storeFiles,
    boolean fresh,
    BureauConfig config) {
  public SurveyRequest {
    storeFiles = Set.copyOf(storeFiles);
  }
}
