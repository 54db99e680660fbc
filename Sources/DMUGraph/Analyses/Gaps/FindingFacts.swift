/// The facts that a finding rests on, by what is wrong.
public enum FindingFacts: Hashable, Sendable {
  /// Nobody of so many contacts holds the role.
  case roleMissing(contactsOnRecord: Int)
  /// Nobody of so many contacts is known to hold the role; these have none yet.
  case roleUnknown(contactsOnRecord: Int, withoutRole: [ContactID])
  /// Of the holders, these have the role by their title alone.
  case roleUncovered(inferredHolders: [ContactID])
  /// The same, with the strongest tie on record to a holder.
  case roleCold(inferredHolders: [ContactID], ColdTie?)
  /// The same, with the threads to the holders.
  case roleThin(inferredHolders: [ContactID], ThreadCount)
  /// The threads that the tier asks for, and the strongest tie on record to one of the contacts.
  case unthreaded(contactsOnRecord: Int, required: Int, ColdTie?)
  /// The active ties, and the one thread that they are.
  case singleThreaded(activeTies: Int, ThreadCount)
  /// The threads of the account.
  case thinThreads(ThreadCount)
  /// The influence of the contact, from where on the policy calls it much, and the strongest tie on record.
  case keyContactUncovered(influence: Double, keyInfluence: Double, ColdTie?)
  /// The contact's stance toward us, the contact's influence, and the strongest tie on record.
  case opponentUnattended(Stance, influence: Double, ColdTie?)
  /// The effective strengths of the rivals' strongest tie and of ours; whether either is assumed.
  case rivalFoothold(rivalStrength: Double, ownStrength: Double?, isAssumed: Bool)
  /// Who of us is in touch with the holders.
  case counterpartMissing(inferredHolders: [ContactID], CounterpartTies)
  /// Who of us is in touch with anybody at the account.
  case noAccountManager(activeStaff: [StaffID])
  /// When the contract ends, in so many days (negative: ago), from how many on that counts as soon, and the
  /// codes of the high findings, one a finding.
  case renewalExposed(
    contractEnd: Day, daysLeft: Int, renewalWindowDays: Int, highFindings: [FindingCode])

  /// The kind of problem.
  public var code: FindingCode {
    switch self {
    case .roleMissing: .roleMissing
    case .roleUnknown: .roleUnknown
    case .roleUncovered: .roleUncovered
    case .roleCold: .roleCold
    case .roleThin: .roleThin
    case .unthreaded: .unthreaded
    case .singleThreaded: .singleThreaded
    case .thinThreads: .thinThreads
    case .keyContactUncovered: .keyContactUncovered
    case .opponentUnattended: .opponentUnattended
    case .rivalFoothold: .rivalFoothold
    case .counterpartMissing: .counterpartMissing
    case .noAccountManager: .noAccountManager
    case .renewalExposed: .renewalExposed
    }
  }
}

/// A tie on record that is not active.
public struct ColdTie: Hashable, Sendable {
  /// The two people.
  public var pair: StaffContact
  /// The effective strength, 0…1.
  public var strength: Double
  /// The strength from which on a tie is active.
  public var activeThreshold: Double
  /// True when it would not be active had they been in touch today.
  public var isTooWeak: Bool
  /// The day of the last contact, where it is known.
  public var lastContact: Day?
  /// The days since then.
  public var daysSinceLastContact: Int?
  /// True when the strength was not written but assumed.
  public var isAssumed: Bool
}

/// Threads that are fewer than asked for, with the proof.
public struct ThreadCount: Hashable, Sendable {
  /// As many active ties as there are threads, no two of which share a person; they prove that there are so
  /// many.
  public var pairs: [StaffContact]
  /// The number of threads over ties whose strength was written.
  public var confirmed: Int
  /// The number that is asked for.
  public var required: Int
  /// As many people, without whom no active tie is left; they prove that there are no more threads.
  public var cut: [PersonID]
}

/// The active ties to holders of a role, none of them by a counterpart.
public struct CounterpartTies: Hashable, Sendable {
  /// The holders in touch.
  public var covered: [ContactID]
  /// Those of us who are in touch.
  public var activeStaff: [StaffID]
  /// The roles of counterparts, in the words of the policy.
  public var counterparts: [String]
  /// The effective strength of the strongest tie, 0…1.
  public var strength: Double
  /// True when no tie would be active without assumed strengths.
  public var isAssumed: Bool
}
