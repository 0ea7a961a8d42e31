package dev.bureau.examples.survey;

import dev.bureau.core.id.SessionId;
import java.nio.file.Path;

/**
 * What a survey came to.
 *
 * @param director the session that holds it
 * @param report the file that was written
 * @param files how many files were listed
 * @param repeated whether it was finished before and only the report was written again
 */
public record SurveyOutcome(SessionId director, Path report, long files, boolean repeated) {}
