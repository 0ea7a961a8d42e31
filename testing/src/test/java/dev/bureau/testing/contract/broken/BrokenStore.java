package dev.bureau.testing.contract.broken;

import java.util.function.Supplier;

/** The broken stores, each with the clause of the kit that names what it broke. */
enum BrokenStore {
  LAST_WRITER_WINS(CommitFaults::lastWriterWins, "Conflicts.refusesAStaleVersion"),
  VERSION_CHECKED_APART(
      CommitFaults::versionCheckedApart, "Races.keepsVersionsGaplessAndLosesNothing"),
  KNOWN_HEAD_NOT_COMPARED(
      CommitFaults::knownHeadNotCompared, "Commits.givesANewHeadToWhoKnowsTheOneBefore"),
  KNOWN_HEAD_OF_ANOTHER_LIFE(
      CommitFaults::knownHeadOfAnotherLife,
      "Removals.givesTheHeadOfThisLifeOfTheIdToWhoKnowsOneOfAnEarlier"),
  EPOCH_NOT_CHECKED(
      CommitFaults::epochNotChecked, "Fencing.refusesTheFrozenHolderEvenWhenItsVersionIsRight"),
  SENDS_OUTSIDE_THE_COMMIT(CommitFaults::sendsOutsideTheCommit, "Conflicts.sendsNothing"),
  ACKNOWLEDGED_OUTSIDE_THE_COMMIT(
      CommitFaults::acknowledgedOutsideTheCommit, "Conflicts.acknowledgesNothing"),
  ACKNOWLEDGES_WHAT_DOES_NOT_WAIT(
      CommitFaults::acknowledgesWhatDoesNotWait, "Sends.refusesToAcknowledgeWhatNeverCame"),
  WITHDRAWS_ONLY_WHAT_WAITS(
      CommitFaults::withdrawsOnlyWhatWaits, "Withdrawals.takesADeadLetterAway"),
  WITHDRAWS_AS_IT_ACKNOWLEDGES(
      CommitFaults::withdrawsAsItAcknowledges, "Withdrawals.standsThoughTheMessageIsGone"),
  WITHDRAWN_OUTSIDE_THE_COMMIT(
      CommitFaults::withdrawnOutsideTheCommit, "Withdrawals.takesNothingAwayWithoutItsCommit"),
  IDS_IGNORE_CASE(CommitFaults::idsIgnoreCase, "Commits.neverMixesUpIdsThatDifferOnlyByCase"),

  OUTCOMES_NOT_KEPT(IdentityFaults::outcomesNotKept, "Identities.tellsTheVersionThatACommitMade"),
  RETRIES_MADE_TWICE(IdentityFaults::retriesMadeTwice, "Identities.makesTheSameCommitOnce"),
  RETRIES_REFUSED(
      IdentityFaults::retriesRefused,
      "UnknownOutcomes.makesItOnceWhenItIsAskedForAgainAfterALostAnswer"),
  ONLY_THE_LAST_ID_KEPT(
      IdentityFaults::onlyTheLastIdKept, "Identities.knowsACommitAgainAfterOthersHaveFollowed"),
  IDS_KEPT_BY_THE_INSTANCE(
      IdentityFaults::idsKeptByTheInstance, "Sharing.knowsTheOthersCommitByItsIdentity"),

  NAMES_NOT_UNIQUE(ClaimFaults::namesNotUnique, "Claims.refusesANameThatAnotherSessionHas"),
  NAMES_CHECKED_APART(ClaimFaults::namesCheckedApart, "Races.givesARacedNameToOne"),
  NAMES_OF_REFUSED_COMMITS(ClaimFaults::namesOfRefusedCommits, "Conflicts.claimsNothing"),
  NAMES_GO_WITH_THE_SESSION(ClaimFaults::namesGoWithTheSession, "Removals.leavesClaimsBehind"),

  DUPLICATES_DELIVERED(MailFaults::duplicatesDelivered, "Mailboxes.takesTheSameIdOnce"),
  HANDLED_IDS_FORGOTTEN(
      MailFaults::handledIdsForgotten, "Mailboxes.takesAnIdNeverAgainAfterItWasHandled"),
  HANDLED_IDS_FORGOTTEN_IN_COMMITS(
      MailFaults::handledIdsForgottenInCommits, "Sends.passesOverASendThatWasHandled"),
  CAPACITY_IGNORED(MailFaults::capacityIgnored, "Mailboxes.refusesAllOfABatchThatDoesNotFit"),
  BATCHES_HALVED(MailFaults::batchesHalved, "Mailboxes.refusesAllOfABatchThatDoesNotFit"),
  CAPACITY_CHECKED_APART(
      MailFaults::capacityCheckedApart, "Races.neverTakesMoreThanFitWhenSendersRace"),
  ORDER_REVERSED(MailFaults::orderReversed, "Mailboxes.handsOutHigherPrioritiesFirst"),
  RETRY_TIMES_IGNORED(MailFaults::retryTimesIgnored, "Retries.keepsAFailedMessageBackUntilItsTime"),
  FAILURES_NOT_FENCED(
      MailFaults::failuresNotFenced, "Fencing.takesNoMessageFromTheHolderWhenTheFrozenOneFails"),
  MAILBOXES_FILLED_ONE_BY_ONE(
      MailFaults::mailboxesFilledOneByOne, "ManyMailboxes.putsNothingAnywhereWhenOneMailboxIsFull"),
  TIMES_FORGOTTEN_IN_PUTS(MailFaults::timesForgottenInPuts, "LaterMail.keepsBackWhatIsDueLater"),
  TIMES_FORGOTTEN_IN_COMMITS(
      MailFaults::timesForgottenInCommits, "LaterMail.keepsBackWhatACommitSendsForLater"),
  OLDEST_BY_PRIORITY(MailFaults::oldestByPriority, "OldestMail.ignoresPriority"),
  LAST_FAILURE_NOT_COUNTED(
      MailFaults::lastFailureNotCounted, "DeadLetters.keepsMessageFailuresAndReasonOfADeadLetter"),
  BURIALS_COUNTED_AS_FAILURES(
      MailFaults::burialsCountedAsFailures, "DeadLetters.countsNoFailureWhereNobodyTried"),
  DEAD_LETTERS_SEARCHED_IN_PART(
      MailFaults::deadLettersSearchedInPart, "DeadLetters.findsADeadLetterBehindManyOthers"),
  DEAD_LETTERS_FOUND_ALIVE(
      MailFaults::deadLettersFoundAlive, "DeadLetters.findsNoDeadLetterWhereThereIsNone"),
  MAIL_COUNTED_WHERE_SOMETHING_WAITS(
      MailFaults::mailCountedWhereSomethingWaits,
      "DeadLetters.countsThoseOfAllMailboxesAlsoWhereNothingWaits"),
  MAIL_COUNTED_WHEN_DUE(
      MailFaults::mailCountedWhenDue, "LaterMail.countsItAmongTheMailOfAllMailboxes"),

  SLOW_COMMITS_SKIPPED(FeedFaults::slowCommitsSkipped, "FeedUnderWriters.missesAndDoublesNothing"),
  ENTRIES_BEFORE_THEIR_HEADS(
      FeedFaults::entriesBeforeTheirHeads, "FeedUnderWriters.showsHeadsNoOlderThanTheirEntries"),
  LAST_ENTRY_REPEATED(
      FeedFaults::lastEntryRepeated, "Feeds.missesAndDoublesNothingWhenReadInPieces"),
  SLICES_UNORDERED(FeedFaults::slicesUnordered, "Feeds.givesEntriesAsTheJournalHasThem"),
  PLACES_KEPT_BY_THE_INSTANCE(
      FeedFaults::placesKeptByTheInstance, "Feeds.remembersWhereAReaderStands"),
  PLACES_KEPT_BY_THE_PROCESS(
      FeedFaults::placesKeptByTheProcess, "Restarts.keepsThePlacesOfReaders"),

  GRANTED_TO_EVERYBODY(LeaseFaults::grantedToEverybody, "Leases.tellsWhoHasTheSession"),
  FREEDOM_CHECKED_APART(LeaseFaults::freedomCheckedApart, "Leases.grantsARacedSessionToOneHolder"),
  LOST_LEASES_PROLONGED(
      LeaseFaults::lostLeasesProlonged, "LeaseRenewals.prolongsNoLeaseThatWasTakenOver"),
  EARLIER_LIVES_PROLONGED(
      LeaseFaults::earlierLivesProlonged, "Removals.prolongsNoLeaseOfAnEarlierLifeOfTheId"),
  ENDED_LEASES_STAY(
      LeaseFaults::endedLeasesStay, "Leases.grantsAnEndedLeaseToAnotherUnderAHigherEpoch"),
  NODES_TAKEN_FOR_HOLDERS(
      LeaseFaults::nodesTakenForHolders, "Leases.tellsARestartedNodeFromTheOneBefore"),
  RELEASED_BY_ANYBODY(
      LeaseFaults::releasedByAnybody,
      "LeaseRenewals.leavesANewHolderAloneWhenALostLeaseIsReleased"),
  EPOCH_KEPT_FOR_THE_LAST_HOLDER(
      LeaseFaults::epochKeptForTheLastHolder, "LeaseRenewals.prolongsNoLeaseThatItsHolderGaveBack"),
  EPOCH_GOES_WITH_THE_LEASE(
      LeaseFaults::epochGoesWithTheLease,
      "Fencing.stillRefusesTheFrozenHolderAfterTheOtherHasGoneHome"),

  COMMITS_CUT(JournalFaults::commitsCut, "Journals.neverCutsAVersion"),
  FIRST_VERSION_LEFT_OUT(
      JournalFaults::firstVersionLeftOut, "Journals.beginsWithTheVersionAskedFor"),
  TIMES_ROUNDED(
      JournalFaults::timesRounded, "ReadingBack.givesBackTheEventOfASessionInWhichEverythingIsSet"),
  UNKNOWN_EVENTS_DROPPED(
      JournalFaults::unknownEventsDropped, "UnknownEvents.givesBackAnUnknownEventUntouched"),
  NEWER_SESSIONS_WRITABLE(
      JournalFaults::newerSessionsWritable,
      "UnknownEvents.makesASessionReadOnlyWhoseUnknownEventIsOfTheCore"),
  ARCHIVED_JOURNALS_CUT(JournalFaults::archivedJournalsCut, "Archives.givesBackTheJournalAsItWas"),

  BLOB_NAMES_NOT_NOTED(BlobFaults::namesNotNoted, "Blobs.keepsWhatACommitNames"),
  BLOBS_GONE_WITH_THE_FIRST_REMOVAL(
      BlobFaults::goneWithTheFirstRemoval, "Blobs.keepsWhatAnotherSessionStillNames"),
  BLOB_AGE_NOT_REFRESHED(BlobFaults::ageNotRefreshed, "Blobs.keepsWhatWasPutAgainLately"),
  LARGE_VALUES_CUT(BlobFaults::largeValuesCut, "Blobs.keepsEveryByteOfALargeValue"),

  JOURNAL_LEFT_BEHIND(RemovalFaults::journalLeftBehind, "Removals.removesHeadAndJournal"),
  ANY_VERSION_REMOVED(
      RemovalFaults::anyVersionRemoved,
      "Removals.refusesToRemoveAnotherVersionThanTheOneDecidedOn"),
  ANOTHER_LIFE_REMOVED(
      RemovalFaults::anotherLifeRemoved, "Removals.refusesToRemoveAnotherLifeOfTheId"),
  MAIL_LEFT_TO_ANOTHER_LIFE(
      RemovalFaults::mailLeftToAnotherLife, "Removals.leavesNoMailToTheNextWhoTakesTheId"),
  WRITTEN_TO_ANOTHER_LIFE(
      RemovalFaults::writtenToAnotherLife, "Removals.refusesACommitOfAnEarlierLifeOfTheId"),

  PAGES_BY_OFFSET(
      QueryFaults::pagesByOffset, "CursorsUnderWriters.showsEachSessionOnceWhileOneIsRemoved"),
  LAST_SESSION_REPEATED(QueryFaults::lastSessionRepeated, "Paging.showsEachSessionOnceByCursor"),
  SNAPSHOT_LIMITS_IGNORED(
      SnapshotFaults::limitsIgnored, "Snapshots.findsNoneAboveTheVersionAskedFor"),
  SNAPSHOT_STATES_LOST(SnapshotFaults::statesLost, "Snapshots.givesBackWhatWasKept"),
  SNAPSHOTS_OF_THE_FUTURE(SnapshotFaults::futureKept, "Snapshots.passesOverOneOfTheFuture"),
  SNAPSHOTS_LEFT_BEHIND(SnapshotFaults::leftBehind, "Snapshots.forgetsThoseOfARemovedSession"),
  SNAPSHOTS_OF_ANOTHER_LIFE(
      SnapshotFaults::givenToAnotherLife, "Snapshots.givesNoneOfAnEarlierLifeOfTheId"),

  COUNTS_ALL(QueryFaults::countsAll, "Counts.countsWhatMatches"),
  WORK_LEFT_OUT(QueryFaults::workLeftOut, "Counts.addsUpWhatSessionsHaveDone"),
  WORK_LEFT_BEHIND(QueryFaults::workLeftBehind, "Counts.movesWhatASessionHasDoneWithIt"),

  HEADS_CACHED(InstanceFaults::headsCached, "Sharing.showsTheOthersCommitToWhoHasReadBefore"),
  LAST_COMMIT_IN_MEMORY(WriteBehind::new, "Restarts.keepsIdentities");

  @SuppressWarnings("ImmutableEnumChecker") // method references: they have no state
  private final Supplier<Defect> fault;

  private final String clause;

  BrokenStore(Supplier<Defect> fault, String clause) {
    this.fault = fault;
    this.clause = clause;
  }

  /** The fault in one process more. */
  Defect inNewProcess() {
    return fault.get();
  }

  /** The clause that catches it: its group and its method. */
  String clause() {
    return clause;
  }

  /** The group of that clause. */
  String group() {
    return clause.substring(0, clause.indexOf('.'));
  }
}
